/** Block Kit as Slack checks it and shows it, for the blocks a message of ours may have. */

export interface Text {
  readonly type: string;
  readonly text: string;
}
export interface Choice {
  readonly text: Text;
  readonly value: string;
}
export interface Element {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: Text | string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: unknown;
  readonly options?: readonly Choice[];
  readonly initial_options?: readonly Choice[];
  readonly initial_option?: Choice;
  readonly initial_value?: string;
  readonly multiline?: boolean;
  readonly max_length?: number;
  readonly elements?: readonly Element[];
}
export interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly text?: Text;
  readonly elements?: readonly Element[];
  /** Of an input block. */
  readonly label?: Text;
  readonly hint?: Text;
  readonly optional?: boolean;
  readonly element?: Element;
}
export interface View {
  readonly type: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly title?: Text;
  readonly submit?: Text;
  readonly blocks: readonly Block[];
}

/** Why Slack refuses the blocks; undefined when it takes them. */
export function faultOf(
  blocks: unknown,
): 'invalid_blocks' | 'invalid_blocks_format' | 'msg_blocks_too_long' | undefined {
  if (!Array.isArray(blocks)) return 'invalid_blocks_format';
  if (blocks.length > 50 || !blocks.every((block) => isBlock(block as Block))) return 'invalid_blocks';
  const length = blocks.map((block) => shownIn(block as Block)).join('').length;
  return length > 13_200 ? 'msg_blocks_too_long' : undefined;
}

/** Whether Slack takes it; for views there is one code for everything that is wrong. */
export function isView(view: View, type: 'home' | 'modal'): boolean {
  const { blocks, callback_id: callback = '', private_metadata: metadata = '', title, submit } = view;
  if (view.type !== type || !Array.isArray(blocks) || !isBetween(blocks.length, 1, 100)) return false;
  if (callback.length > 255 || metadata.length > 3000 || JSON.stringify(view).length > 250_000) return false;
  const ids = blocks.flatMap(({ block_id: id }) => id ?? []);
  if (!areDifferent(ids) || !blocks.every((block) => isInput(block) || isBlock(block))) return false;
  if (type === 'home') return title === undefined && submit === undefined;
  const needsSubmit = blocks.some((block) => block.type === 'input');
  return isLabel(title, 24) && (submit ? isLabel(submit, 24) : !needsSubmit);
}

function isInput({ type, label, hint, element, block_id: id }: Block): boolean {
  if (type !== 'input' || !isLabel(label, 2000) || (hint && !isLabel(hint, 2000)) || id.length > 255)
    return false;
  if (element?.type !== 'plain_text_input') return element?.type === 'static_select' && isControl(element);
  const { initial_value: value = '', max_length: most = 3000, action_id: action = '' } = element;
  return isBetween(action.length, 1, 255) && isBetween(most, 1, 3000) && value.length <= most;
}

function isBlock({ type, text, elements = [] }: Block): boolean {
  switch (type) {
    case 'section':
      return text !== undefined && isText(text, 3000);
    case 'context':
      return isBetween(elements.length, 1, 10) && elements.every((text) => isText(text as Text, 3000));
    case 'rich_text':
      return (
        elements.length > 0 &&
        elements.every(
          (section) => section.type === 'rich_text_section' && (section.elements ?? []).every(isRich),
        )
      );
    case 'actions':
      return (
        isBetween(elements.length, 1, 25) &&
        elements.every(isControl) &&
        areDifferent(elements.map(({ action_id }) => action_id))
      );
    default:
      return false;
  }
}

const isBetween = (count: number, least: number, most: number) => count >= least && count <= most;
const areDifferent = (ids: readonly unknown[]) => new Set(ids).size === ids.length;

const isText = (text: Text | undefined, limit: number, types = ['plain_text', 'mrkdwn']): boolean =>
  text !== undefined && types.includes(text.type) && isBetween(text.text.length, 1, limit);
const isLabel = (text: Element['text'], limit = 75): boolean => isText(text as Text, limit, ['plain_text']);

const isRich = ({ type, text, url }: Element): boolean =>
  (type === 'text' && typeof text === 'string' && text.length > 0) ||
  (type === 'link' && url !== undefined && isBetween(url.length, 1, 3000));

function isControl(element: Element): boolean {
  const { type, action_id: id = '', options = [] } = element;
  const ticked = element.initial_option ? [element.initial_option] : element.initial_options;
  if (!isBetween(id.length, 1, 255)) return false;
  if (type === 'button') return isLabel(element.text) && (element.value?.length ?? 0) <= 2000;
  const most = type === 'checkboxes' || type === 'radio_buttons' ? 10 : 100;
  if (!['checkboxes', 'static_select', 'multi_static_select'].includes(type)) return false;
  if (!isBetween(options.length, 1, most) || !areDifferent(options.map(({ value }) => value))) return false;
  const known = new Set(options.map((option) => JSON.stringify(option)));
  const areKnown = (ticked ?? []).every((option) => known.has(JSON.stringify(option)));
  return (
    areKnown &&
    ticked?.length !== 0 &&
    options.every(({ text, value }) => isLabel(text) && isBetween(value.length, 1, 150))
  );
}

const unescape = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** As a reader sees it: references call people, markup disappears. */
export function shown({ type, text }: Text): string {
  if (type === 'plain_text') return unescape(text);
  const called = text
    .replace(/<([!@#][^>]*)>/g, '[CALLED $1]')
    .replace(/<([^|>]*)\|([^>]*)>/g, '$2')
    .replace(/<([^>]*)>/g, '$1');
  return unescape(called.replace(/([*_~`])(\S(?:.*?\S)?)\1/g, '$2'));
}

/** Slack shows the words of a block; controls are listed apart. */
export function shownIn({ text, type, elements = [] }: Block): string {
  if (type === 'section') return shown(text ?? { type: 'plain_text', text: '' });
  if (type === 'context') return elements.map((element) => shown(element as Text)).join(' ');
  if (type !== 'rich_text') return '';
  return elements
    .flatMap((section) => section.elements ?? [])
    .map((element) => (typeof element.text === 'string' ? element.text : (element.url ?? '')))
    .join('');
}

export interface Control {
  readonly kind: 'button' | 'box' | 'entry';
  readonly label: string;
  readonly value: string;
  readonly isTicked: boolean;
  readonly block: Block;
  readonly element: Element;
}

/** Everything that can be pressed, ticked or picked. */
export function controlsOf(blocks: readonly Block[]): readonly Control[] {
  return blocks
    .filter(({ type }) => type === 'actions')
    .flatMap((block) =>
      (block.elements ?? []).flatMap((element): Control[] => {
        if (element.type === 'button')
          return [
            {
              kind: 'button',
              label: shown(element.text as Text),
              value: element.value ?? '',
              isTicked: false,
              block,
              element,
            },
          ];
        const kind = element.type === 'static_select' ? 'entry' : 'box';
        return (element.options ?? []).map((option) => ({
          kind,
          label: shown(option.text),
          value: option.value,
          isTicked: (element.initial_options ?? []).some(({ value }) => value === option.value),
          block,
          element,
        }));
      }),
    );
}
