/** Several questions on one form: a modal. Pure. */
import type { types } from '@slack/bolt';
import type { Form, FormField } from '#src/engine/message.ts';
import { type Body, type Decoded, ignored, type Me, said } from './payload.ts';
import { plain } from './text.ts';

const FORM_VIEW = 'form';
const VALUE = 'value';
const TITLE_LENGTH = 24;
const LABEL_LENGTH = 2000;
const OPTION_LENGTH = 75;
const LONGEST_VALUE = 150;
const LONGEST_ANSWER = 3000;
const OPTIONS = 100;
const BLOCKS = 100;

/** Where the button stood: Slack keeps it with the modal, so that it outlives a restart of the program. */
interface Origin {
  readonly token: string;
  readonly channel: string;
  readonly thread?: string | undefined;
  /** The message whose button opened the form. */
  readonly on?: string | undefined;
}

export function drawForm({ title, submit, fields }: Form, origin: Origin): types.ModalView {
  return {
    type: 'modal',
    callback_id: FORM_VIEW,
    private_metadata: JSON.stringify(origin),
    title: plain(title, TITLE_LENGTH),
    submit: plain(submit, TITLE_LENGTH),
    blocks: fields.slice(0, BLOCKS).map(drawField),
  };
}

const drawField = (field: FormField): types.InputBlock => ({
  type: 'input',
  block_id: field.id,
  label: plain(field.label, LABEL_LENGTH),
  ...(field.hint && { hint: plain(field.hint, LABEL_LENGTH) }),
  optional: !field.isRequired,
  element: canUnfold(field) ? drawMenu(field) : drawLine(field),
});

/** A list that Slack would refuse is asked for in words; the engine understands labels. */
const canUnfold = ({ options = [] }: FormField): boolean =>
  options.length > 0 &&
  options.length <= OPTIONS &&
  options.every(({ value }) => value.length > 0 && value.length <= LONGEST_VALUE);

function drawMenu({ options = [], value }: FormField): types.StaticSelect {
  const drawn = options.map((option) => ({
    text: plain(option.label, OPTION_LENGTH),
    value: option.value,
  }));
  const initial = drawn.find((option) => option.value === value);
  return {
    type: 'static_select',
    action_id: VALUE,
    options: drawn,
    ...(initial && { initial_option: initial }),
  };
}

const drawLine = ({ value }: FormField): types.PlainTextInput => ({
  type: 'plain_text_input',
  action_id: VALUE,
  multiline: true,
  max_length: LONGEST_ANSWER,
  ...(value && { initial_value: value.slice(0, LONGEST_ANSWER).toWellFormed() }),
});

export const originOf = (token: string, { channel, user, container }: Body): Origin => ({
  token,
  channel: channel?.id ?? user?.id ?? '',
  thread: container?.thread_ts,
  on: container?.message_ts,
});

export function decodeSubmission({ view, user }: Body, me: Me, receivedAt: string): Decoded {
  if (!view || !user || view.callback_id !== FORM_VIEW) return ignored('a view that is no form');
  const { token, channel, thread, on } = JSON.parse(view.private_metadata ?? '') as Origin;
  const values = Object.fromEntries(
    Object.entries(view.state?.values ?? {}).map(([id, block]) => [
      id,
      block[VALUE]?.selected_option?.value ?? block[VALUE]?.value ?? '',
    ]),
  );
  return said(
    {
      // Sent again because the first acknowledgement was lost, it is the same form.
      id: `form-${view.id}`,
      at: receivedAt,
      user: user.id,
      team: user.team_id,
      channel,
      thread,
      input: { kind: 'form', token, values, ...(on !== undefined && { on }) },
    },
    me,
  );
}
