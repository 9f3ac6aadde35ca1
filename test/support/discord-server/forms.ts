/** A modal as it stands before somebody, and as it is sent. */
import type { Component, Modal } from './world.ts';

const TEXT_INPUT = 4;
const LABEL = 18;

export interface ShownForm {
  readonly title: string;
  readonly fields: readonly {
    readonly label: string;
    readonly hint: string;
    readonly value: string;
    readonly options: readonly string[];
    readonly isRequired: boolean;
  }[];
}

export const showForm = ({ title, components }: Modal): ShownForm => ({
  title,
  fields: components.map(({ label = '', description: hint = '', component }) => ({
    label,
    hint,
    value: component?.value ?? component?.options?.find((option) => option.default)?.label ?? '',
    options: (component?.options ?? []).map((option) => option.label),
    isRequired: component?.required !== false,
  })),
});

/** What stands in the form is sent with it, unless something else was said, by label. */
export const fillIn = ({ components }: Modal, values: Readonly<Record<string, string>>): readonly object[] =>
  components.map(({ label = '', component = { type: 0 } }, at) => ({
    type: LABEL,
    id: at + 1,
    component: { id: at + 11, ...sent(component, label, values[label]) },
  }));

function sent(
  { type, custom_id, value, options = [], required = true }: Component,
  label: string,
  said: string | undefined,
): object {
  if (type === TEXT_INPUT) {
    const written = said ?? value ?? '';
    if (required && !written) throw new Error(`Discord does not send the form without "${label}".`);
    return { type, custom_id, value: written };
  }
  const chosen = options.filter((one) => (said === undefined ? one.default : one.label === said));
  if (required && chosen.length === 0) throw new Error(`Discord does not send the form without "${label}".`);
  return { type, custom_id, values: chosen.map((one) => one.value) };
}
