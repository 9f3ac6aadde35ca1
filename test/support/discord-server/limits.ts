/** What Discord refuses in a message or a list of commands, with its own codes. */
import {
  ApiError,
  type Choice,
  type Command,
  type Component,
  type Embed,
  type Modal,
  type ScheduledEvent,
} from './world.ts';

interface Body {
  readonly content?: string;
  readonly embeds?: readonly Embed[];
  readonly components?: readonly Component[];
  readonly nonce?: string;
}

export const refuse = (where: string, code: string, message: string): never => {
  throw new ApiError(400, 50035, 'Invalid Form Body', { [where]: { _errors: [{ code, message }] } });
};

function atMost(text: string | undefined, limit: number, where: string): void {
  if ((text ?? '').length > limit)
    refuse(where, 'BASE_TYPE_MAX_LENGTH', `Must be ${limit} or fewer in length.`);
}
export function between(text: string | undefined, limit: number, where: string): void {
  const length = (text ?? '').trim().length;
  if (length < 1 || length > limit)
    refuse(where, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${limit} in length.`);
}
function count(list: readonly unknown[], limit: number, where: string): void {
  if (list.length < 1 || list.length > limit)
    refuse(where, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${limit} in length.`);
}

export function checkMessage(body: Body, hasFile: boolean): void {
  const { content = '', embeds = [], components = [] } = body;
  if (!content.trim() && embeds.length === 0 && !hasFile)
    throw new ApiError(400, 50006, 'Cannot send an empty message');
  atMost(content, 2000, 'content');
  atMost(body.nonce, 25, 'nonce');
  if (embeds.length > 10) refuse('embeds', 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  let total = 0;
  for (const { title, description, footer } of embeds) {
    atMost(title, 256, 'embeds.title');
    atMost(description, 4096, 'embeds.description');
    atMost(footer?.text, 2048, 'embeds.footer.text');
    total += (title ?? '').length + (description ?? '').length + (footer?.text ?? '').length;
  }
  if (total > 6000) refuse('embeds', 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
  checkComponents(components);
}

const ROW = 1;
const BUTTON = 2;
const SELECT = 3;

function checkComponents(rows: readonly Component[]): void {
  if (rows.length > 5) refuse('components', 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  const ids = new Set<string>();
  for (const { type, components = [] } of rows) {
    if (type !== ROW)
      refuse('components', 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    count(components, 5, 'components');
    for (const component of components) {
      between(component.custom_id, 100, 'components.custom_id');
      if (ids.has(component.custom_id ?? ''))
        refuse(
          'components.custom_id',
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        );
      ids.add(component.custom_id ?? '');
      if (component.type === BUTTON) between(component.label, 80, 'components.label');
      else if (component.type === SELECT) checkSelect(component, components.length);
      else
        refuse(
          'components',
          'UNION_TYPE_CHOICES',
          'Value of field "type" must be one of (2, 3, 5, 6, 7, 8).',
        );
    }
  }
}

function checkSelect({ options = [], min_values = 1, max_values = 1 }: Component, besides: number): void {
  if (besides > 1)
    refuse(
      'components',
      'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
      'The specified component exceeds the maximum width',
    );
  count(options, 25, 'components.options');
  if (max_values > options.length || min_values > max_values)
    refuse('components.max_values', 'BASE_TYPE_MAX', 'max_values must not exceed the number of options');
  if (options.filter((option) => option.default).length > max_values)
    refuse('components.options', 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'Too many default values');
  const values = new Set<string>();
  for (const { label, value } of options) {
    between(label, 100, 'components.options.label');
    between(value, 100, 'components.options.value');
    if (values.has(value))
      refuse(
        'components.options',
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    values.add(value);
  }
}

const NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;

export function checkCommands(commands: readonly Command[]): void {
  if (commands.length > 100) refuse('commands', 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.');
  const names = new Set<string>();
  const checkName = (name: string) => {
    if (!NAME.test(name) || name !== name.toLowerCase())
      refuse('name', 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  };
  for (const command of commands) {
    if (names.has(command.name))
      refuse('name', 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    names.add(command.name);
    for (const named of [command, ...(command.options ?? [])]) {
      checkName(named.name);
      Object.values(named.name_localizations ?? {}).forEach(checkName);
      between(named.description, 100, 'description');
      for (const words of Object.values(named.description_localizations ?? {}))
        between(words, 100, 'description_localizations');
    }
    if (!/^\d+$/.test(command.default_member_permissions ?? '0'))
      refuse('default_member_permissions', 'PERMISSIONS_TYPE_COERCE', 'Value is not a permission set.');
  }
}

const LABEL = 18;
const TEXT_INPUT = 4;

export function checkModal({ custom_id, title, components }: Modal): void {
  between(custom_id, 100, 'data.custom_id');
  between(title, 45, 'data.title');
  count(components ?? [], 5, 'data.components');
  const ids = new Set<string>();
  for (const { type, label, description, component } of components) {
    if (type !== LABEL || !component)
      return refuse(
        'data.components',
        'UNION_TYPE_CHOICES',
        'Value of field "type" must be one of (1, 10, 18).',
      );
    between(label, 45, 'data.components.label');
    atMost(description, 100, 'data.components.description');
    between(component.custom_id, 100, 'data.components.custom_id');
    if (ids.has(component.custom_id ?? ''))
      refuse('data.components', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    ids.add(component.custom_id ?? '');
    if (component.type === SELECT) {
      checkSelect(component, 1);
      if (component.required !== false && component.min_values === 0)
        refuse('data.components.min_values', 'BASE_TYPE_MIN', 'A required list takes at least one choice');
    } else if (component.type === TEXT_INPUT) {
      atMost(component.value, 4000, 'data.components.value');
      if (component.style !== 1 && component.style !== 2)
        refuse('data.components.style', 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2}.');
    } else refuse('data.components', 'UNION_TYPE_CHOICES', 'This cannot stand beside a label.');
  }
}

export function checkChoices(choices: readonly Choice[]): void {
  if (choices.length > 25) refuse('data.choices', 'BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.');
  for (const { name, value } of choices) {
    between(name, 100, 'data.choices.name');
    between(value, 100, 'data.choices.value');
  }
}

const EXTERNAL = 3;
const GUILD_ONLY = 2;

export function checkEvent(event: ScheduledEvent, now: number): void {
  between(event.name, 100, 'name');
  if (event.description !== undefined) between(event.description, 1000, 'description');
  if (event.privacy_level !== GUILD_ONLY)
    refuse('privacy_level', 'BASE_TYPE_CHOICES', 'Value must be one of {2}.');
  if (event.entity_type !== EXTERNAL)
    refuse('entity_type', 'BASE_TYPE_CHOICES', 'The stand-in only knows external events.');
  between(event.entity_metadata?.location, 100, 'entity_metadata.location');
  const [start, end] = [Date.parse(event.scheduled_start_time), Date.parse(event.scheduled_end_time ?? '')];
  if (!(start > now))
    refuse(
      'scheduled_start_time',
      'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
      'Cannot schedule event in the past.',
    );
  if (Number.isNaN(end)) refuse('scheduled_end_time', 'BASE_TYPE_REQUIRED', 'This field is required');
  if (end <= start)
    refuse('scheduled_end_time', 'GUILD_SCHEDULED_EVENT_END_BEFORE_START', 'Cannot end before it starts.');
}
