/** What Discord wants to know while somebody waits: a form behind a button, the meaning of first letters. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, InteractionResponseType, Routes } from 'discord.js';
import { type Decoded, FORM, PLATFORM } from './codec.ts';
import { drawForm } from './form.ts';
import { labelOf } from './labels.ts';
import type { Line } from './line.ts';
import { outcomeOf } from './outcome.ts';

/** Discord waits three seconds; what is left is for the way there and back. */
const PATIENCE_MS = 2_000;
const CHOICES = 25;
const CHOICE_LENGTH = 100;

type Pressed = Extract<Decoded, { kind: 'update' }>;
type Typing = Extract<Decoded, { kind: 'typing' }>;

/** @returns whether a form stands before the person now: then there is nothing to hand over. Never rejects. */
export async function openForm(line: Line, { update, ack, form: token }: Pressed): Promise<boolean> {
  if (!ack || token === undefined) return false;
  const data = await inTime(line, async () => {
    const form = await line.assist?.form(update.sender, token);
    return form && drawForm(form, `${FORM}${token}`);
  });
  return data !== undefined && respond(line, ack, { type: InteractionResponseType.Modal, data });
}

/** Shows what can be meant by what is typed so far; nothing, when that takes too long. Never rejects. */
export async function suggest(line: Line, { id, token, command, text, locale }: Typing): Promise<void> {
  const { argument } = line.options.commands.find(({ names }) => names.fr === command) ?? {};
  const what = argument?.suggests;
  const found = what && (await inTime(line, () => line.assist?.suggest(what, text, locale)));
  const choices = new Map<string, string>();
  // A value cut short would mean something else.
  for (const { value, label } of found ?? [])
    if (value && value.length <= CHOICE_LENGTH && choices.size < CHOICES)
      choices.set(value, labelOf(label, CHOICE_LENGTH));
  await respond(
    line,
    { id, token },
    {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: [...choices].map(([value, name]) => ({ name, value })) },
    },
  );
}

async function inTime<T>(line: Line, ask: () => Promise<T | undefined> | undefined): Promise<T | undefined> {
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined);
  try {
    return (await Promise.race([ask(), late])) ?? undefined;
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'fault';
    line.options.log.warn({ platform: PLATFORM, fault }, 'the program could not answer in time');
    return undefined;
  } finally {
    patience.abort();
  }
}

/** The first answer to an interaction, given twice when nobody knows whether it arrived. */
export async function respond(
  line: Line,
  { id, token }: { readonly id: string; readonly token: string },
  body: object,
): Promise<boolean> {
  for (const isLast of [false, true]) {
    try {
      await line.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
      return true;
    } catch (error) {
      if (!isLast && !(error instanceof DiscordAPIError)) continue;
      const { detail } = outcomeOf(error);
      line.options.log.warn({ platform: PLATFORM, update: id, detail }, 'interaction was not acknowledged');
      return false;
    }
  }
  return false;
}
