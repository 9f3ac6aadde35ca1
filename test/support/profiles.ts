/** What platforms can show, from the poorest to the richest: every conversation must work under each. */
import type { Capabilities } from '#src/platform/adapter.ts';

const base: Capabilities = {
  buttons: 0,
  labelLength: 200,
  textLength: 20_000,
  cards: false,
  files: false,
  checkboxes: false,
  keepsThread: false,
  forms: false,
  events: false,
  edits: false,
  sendsOnceByKey: false,
};

export const profiles = {
  /** A terminal, an SMS: plain text and numbers. */
  plain: base,
  /** Few, short buttons and short messages. */
  tight: { ...base, buttons: 5, labelLength: 20, textLength: 500 },
  /** A chat application. */
  buttons: { ...base, buttons: 40, labelLength: 40, textLength: 4_096, cards: true, files: true },
  /** A page of our own. */
  rich: { ...base, buttons: 100, cards: true, files: true, checkboxes: true, keepsThread: true },
} as const satisfies Record<string, Capabilities>;
