/** A modal as its reader sees it, and what Slack tells of what was filled in. */
import { type Block, type Element, shown } from './blocks.ts';
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
export function given({ label, element }: Block, filled: Readonly<Record<string, string>>): object {
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
