/** A modal as its reader sees it, and what Slack tells of what was filled in. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Block, type Element, shown } from './blocks.ts';
import type { Delivery } from './deliveries.ts';
import type { Opened } from './world.ts';

export interface Modal {
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly {
    readonly label: string;
    readonly hint?: string;
    readonly isRequired: boolean;
    readonly value: string;
    /** Labels to choose from; none where words are written. */
    readonly entries: readonly string[];
  }[];
}

export const drawn = ({ view }: Opened): Modal => ({
  title: view.title ? shown(view.title) : '',
  submit: view.submit ? shown(view.submit) : '',
  fields: view.blocks.flatMap(({ label, hint, optional, element }) =>
    label && element
      ? [
          {
            label: shown(label),
            ...(hint && { hint: shown(hint) }),
            isRequired: optional !== true,
            value:
              element.initial_value ?? (element.initial_option ? shown(element.initial_option.text) : ''),
            entries: (element.options ?? []).map(({ text }) => shown(text)),
          },
        ]
      : [],
  ),
});

/** As Slack tells it: an option, words, or nothing. */
function given({ label, element }: Block, filled: Readonly<Record<string, string>>): object {
  const {
    type,
    options = [],
    initial_option: initial,
    initial_value: before,
  }: Element = element ?? { type: '' };
  const said = filled[label ? shown(label) : ''];
  if (type !== 'static_select') return { type, value: (said ?? before) || null };
  const chosen = said === undefined ? initial : options.find(({ text }) => shown(text) === said);
  if (said !== undefined && !chosen) throw new Error(`no "${said}" to choose under "${label?.text}"`);
  return { type, selected_option: chosen ?? null };
}

/** Slack shows that something went wrong when nobody answers. */
export async function acknowledged(delivery: Delivery, timeoutMs = 3000): Promise<void> {
  const until = performance.now() + timeoutMs;
  while (!delivery.isAcknowledged) {
    if (performance.now() > until || (delivery.status ?? 200) >= 400)
      throw new Error('the form was not taken: Slack says "We had some trouble connecting. Try again?"');
    await sleep(5);
  }
}

/** The state of the modal's blocks. @throws when something required is missing: Slack itself wants it. */
export function filledIn(opened: Opened, filled: Readonly<Record<string, string>>): object {
  const missing = drawn(opened).fields.find(
    ({ label, isRequired, value }) => isRequired && !(filled[label] ?? value),
  );
  if (missing) throw new Error(`Slack wants "${missing.label}" to be filled in`);
  return Object.fromEntries(
    opened.view.blocks.map((block) => [
      block.block_id,
      { [block.element?.action_id ?? '']: given(block, filled) },
    ]),
  );
}

/** What is wrong, by label; undefined when the form was taken. */
export function errorsIn(
  { answer }: Delivery,
  { view }: Opened,
): Readonly<Record<string, string>> | undefined {
  const { response_action: action, errors = {} } = (answer ?? {}) as {
    response_action?: string;
    errors?: Record<string, string>;
  };
  if (action !== 'errors') return undefined;
  return Object.fromEntries(
    Object.entries(errors).map(([id, words]) => {
      const label = view.blocks.find(({ block_id: known }) => known === id)?.label;
      if (!label) throw new Error(`Slack knows no block "${id}" in this form`);
      return [shown(label), words];
    }),
  );
}
