/** A form's two moments in which Slack waits: it is opened within three seconds of the press, and it is looked through. */
import type { Sender, Update } from '#src/engine/message.ts';
import type { Assist } from '#src/platform/adapter.ts';
import { drawForm, originOf } from './modal.ts';
import type { Body } from './payload.ts';
import type { ClientFor } from './profiles.ts';

interface Desk {
  readonly clientFor: ClientFor;
  readonly assist: Assist | undefined;
}

/** Half of what Slack gives; the other half is for opening. */
const PATIENCE_MS = 1_500;

/** False when it could not be opened, for whatever reason: then the press is an ordinary one. */
export async function openForm(
  { clientFor, assist }: Desk,
  {
    teamId,
    triggerId,
    update,
  }: { readonly teamId: string; readonly triggerId: string; readonly update: Update },
  body: Body,
): Promise<boolean> {
  const token = update.input.kind === 'choice' ? update.input.tokens[0] : undefined;
  if (!assist || token === undefined) return false;
  try {
    const form = await inTime(assist.form(update.sender, token));
    const client = form && (await clientFor(teamId));
    if (!form || !client || form.fields.length === 0) return false;
    await client.views.open({ trigger_id: triggerId, view: drawForm(form, originOf(token, body)) });
    return true;
  } catch {
    return false;
  }
}

/** What Slack shows under the fields; undefined when all is well, or when nobody can say: the engine asks again then. */
export async function errorsOf(
  { assist }: Desk,
  sender: Sender,
  { token, values }: Extract<Update['input'], { kind: 'form' }>,
): Promise<object | undefined> {
  const faults = await inTime(assist?.faults(sender, token, values)).catch(() => undefined);
  const errors = Object.entries(faults ?? {}).filter(
    ([field, words]) => Object.hasOwn(values, field) && words,
  );
  return errors.length > 0 ? { response_action: 'errors', errors: Object.fromEntries(errors) } : undefined;
}

async function inTime<T>(work: Promise<T> | undefined): Promise<T | undefined> {
  const patience = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => patience.resolve(undefined), PATIENCE_MS);
  try {
    return await Promise.race([work, patience.promise]);
  } finally {
    clearTimeout(timer);
  }
}
