/** A modal as its reader sees it, and what Slack tells of what was filled in. */
import type { Block, Element } from './blocks.ts';
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
  title: view.title?.text ?? '',
  submit: view.submit?.text ?? '',
  fields: view.blocks.flatMap(({ label, hint, optional, element }) =>
    label && element
      ? [
          {
            label: label.text,
            ...(hint && { hint: hint.text }),
            isRequired: optional !== true,
            value: element.initial_value ?? element.initial_option?.text.text ?? '',
            entries: (element.options ?? []).map(({ text }) => text.text),
          },
        ]
      : [],
  ),
});

/** As Slack tells it: an option, words, or nothing. */
export function given({ label, element }: Block, filled: Readonly<Record<string, string>>): object {
  const {
    type,
    options = [],
    initial_option: initial,
    initial_value: before,
  }: Element = element ?? { type: '' };
  const said = filled[label?.text ?? ''];
  if (type !== 'static_select') return { type, value: (said ?? before) || null };
  const chosen = said === undefined ? initial : options.find(({ text }) => text.text === said);
  if (said !== undefined && !chosen) throw new Error(`no "${said}" to choose under "${label?.text}"`);
  return { type, selected_option: chosen ?? null };
}
