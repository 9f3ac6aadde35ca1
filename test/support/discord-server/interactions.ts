/** Interactions: acknowledged once and in time, then answered for a quarter of an hour. */
import { bodyOf, type Calling, type Route, shownOf } from './calling.ts';
import { checkChoices, checkMessage, checkModal, refuse } from './limits.ts';
import {
  ACK_MS,
  ApiError,
  type Choice,
  describeMessage,
  EPHEMERAL,
  type Interaction,
  type Message,
  type Modal,
  TOKEN_MS,
  type World,
} from './world.ts';

const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const WITH_MESSAGE = 4;
const DEFERRED = 5;
const DEFERRED_UPDATE = 6;
const CHOICES = 8;
const MODAL = 9;

export const INTERACTION_ROUTES: readonly Route[] = [
  {
    name: 'POST callback',
    path: /^POST \/interactions\/(\d+)\/([^/]+)\/callback$/,
    isOpen: true,
    run: callback,
  },
  { name: 'POST webhook', path: /^POST \/webhooks\/(\d+)\/([^/]+)$/, isOpen: true, run: followUp },
  {
    name: 'PATCH @original',
    path: /^PATCH \/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
    isOpen: true,
    run: (calling) => {
      const { original } = answerable(calling);
      if (!original) throw new ApiError(404, 10008, 'Unknown Message');
      return describeMessage(fill(calling, original));
    },
  },
];

/** Which answers each kind of interaction takes. */
function mayAnswer({ type, pressed }: Interaction): readonly number[] {
  if (type === AUTOCOMPLETE) return [CHOICES];
  const withMessage = [WITH_MESSAGE, DEFERRED];
  if (type === COMMAND) return [...withMessage, MODAL];
  if (type === COMPONENT) return [...withMessage, DEFERRED_UPDATE, MODAL];
  return pressed ? [...withMessage, DEFERRED_UPDATE] : withMessage;
}

function callback({ world, payload, parts }: Calling): undefined {
  const interaction = world.interactions.get(parts[1] ?? '');
  const isLate =
    interaction && interaction.acknowledged === undefined && world.now() - interaction.at > ACK_MS;
  if (!interaction || interaction.id !== parts[0] || isLate)
    throw new ApiError(404, 10062, 'Unknown interaction');
  if (interaction.acknowledged !== undefined)
    throw new ApiError(400, 40060, 'Interaction has already been acknowledged.');
  const { type, data = {} } = payload as { type: number; data?: Partial<Message> };
  const allowed = mayAnswer(interaction);
  if (!allowed.includes(type))
    refuse('type', 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  if (type === MODAL) {
    checkModal(data as unknown as Modal);
    interaction.modal = data as unknown as Modal;
  } else if (type === CHOICES) {
    const { choices = [] } = data as { choices?: readonly Choice[] };
    checkChoices(choices);
    interaction.choices = choices;
  } else if (type === DEFERRED_UPDATE) {
    if (interaction.pressed) interaction.original = interaction.pressed;
  } else {
    if (type === WITH_MESSAGE) checkMessage(data, false);
    interaction.original = writeAnswer(world, interaction, {
      ...(type === WITH_MESSAGE && shownOf({ ...data })),
      flags: data.flags ?? 0,
      isThinking: type === DEFERRED,
    });
  }
  interaction.acknowledged = type;
  return undefined;
}

/** The interaction of a webhook's token, while it can be answered. */
function answerable({ world, parts }: Calling): Interaction {
  const interaction = world.interactions.get(parts[1] ?? '');
  if (!interaction || interaction.acknowledged === undefined || interaction.acknowledged === CHOICES)
    throw new ApiError(404, 10015, 'Unknown Webhook');
  if (world.now() - interaction.at > TOKEN_MS) throw new ApiError(401, 50027, 'Invalid Webhook Token');
  return interaction;
}

/** The first one after "is thinking" takes its place, and stays as visible as that was. */
function followUp(calling: Calling): object {
  const interaction = answerable(calling);
  const { original } = interaction;
  if (original?.isThinking) return describeMessage(fill(calling, original));
  const shown = shownOf(calling.payload);
  checkMessage(shown, (shown.attachments ?? []).length > 0);
  return describeMessage(
    writeAnswer(calling.world, interaction, {
      ...shown,
      flags: Number(bodyOf(calling.payload)['flags'] ?? 0),
    }),
  );
}

/** What is not named stays; what stays must still be something. */
export function fill({ payload }: Calling, message: Message): Message {
  const next = { ...message, ...shownOf(payload) };
  checkMessage(
    { content: next.content, embeds: next.embeds, components: next.components },
    next.attachments.length > 0,
  );
  return Object.assign(message, shownOf(payload), { isThinking: false });
}

function writeAnswer(world: World, { channel, user }: Interaction, fields: Partial<Message>): Message {
  const isEphemeral = ((fields.flags ?? 0) & EPHEMERAL) !== 0;
  return world.write(channel, world.bot, { ...fields, ...(isEphemeral && { onlyFor: user.id }) });
}
