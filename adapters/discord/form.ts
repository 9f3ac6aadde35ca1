/** Forms as Discord's modals, and what was filled in. Pure. */
import {
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Form, FormField, FormValues } from '#src/engine/message.ts';
import { labelOf } from './labels.ts';

const FIELDS = 5;
const OPTIONS = 25;
const TITLE_LENGTH = 45;
const LABEL_LENGTH = 45;
const HINT_LENGTH = 100;
const OPTION_LENGTH = 100;
const VALUE_LENGTH = 4000;

/**
 * Discord's modals hold five fields, and lists of 25 options: what does not fit is left out, and asked by the engine
 * once the form is sent. Undefined when nothing fits.
 */
export function drawForm(form: Form, id: string): APIModalInteractionResponseCallbackData | undefined {
  const fields = form.fields.filter(isFit).slice(0, FIELDS);
  if (fields.length === 0) return undefined;
  return {
    custom_id: id,
    title: labelOf(form.title, TITLE_LENGTH),
    components: fields.map((field) => ({
      type: ComponentType.Label,
      label: labelOf(field.label, LABEL_LENGTH),
      ...(field.hint && { description: labelOf(field.hint, HINT_LENGTH) }),
      component: field.options ? listOf(field, field.options) : lineOf(field),
    })),
  };
}

const isFit = ({ options }: FormField): boolean =>
  !options ||
  (options.length > 0 &&
    options.length <= OPTIONS &&
    options.every(({ value }) => value.length <= OPTION_LENGTH));

function lineOf({ id, isRequired, value }: FormField): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: id,
    style: value?.includes('\n') ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: isRequired,
    ...(value && { value: value.slice(0, VALUE_LENGTH).toWellFormed() }),
  };
}

const listOf = (
  { id, isRequired, value }: FormField,
  options: NonNullable<FormField['options']>,
): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: id,
  required: isRequired,
  min_values: isRequired ? 1 : 0,
  max_values: 1,
  options: options.map((option) => ({
    value: option.value,
    label: labelOf(option.label, OPTION_LENGTH),
    ...(option.value === value && { default: true }),
  })),
});

/** What was filled in, by field; a field left empty is not there. */
export function readForm(components: APIModalSubmission['components']): FormValues {
  const values: Record<string, string> = {};
  for (const label of components) {
    if (label.type !== ComponentType.Label) continue;
    const { component } = label;
    if (component.type === ComponentType.TextInput && component.value)
      values[component.custom_id] = component.value;
    if (component.type === ComponentType.StringSelect && component.values[0] !== undefined)
      values[component.custom_id] = component.values[0];
  }
  return values;
}
