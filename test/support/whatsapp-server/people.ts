/** Somebody with WhatsApp on their telephone: writes, taps, and reads what the program wrote. */
import type { Deliveries, Delivery, Value } from './deliveries.ts';
import type { Drawn, Row } from './limits.ts';
import { boldIn, shown } from './render.ts';

export interface Account {
  /** Digits. */
  readonly number: string;
  /** What Meta calls this person towards this business. */
  readonly userId: string;
  readonly name: string;
  /** Has a user name: the number is not shown to businesses. */
  readonly hidesNumber: boolean;
}

export interface Arrived {
  readonly wamid: string;
  readonly drawn: Drawn;
  readonly file?: { readonly name: string; readonly type: string; readonly content: string };
  readonly template?: { readonly name: string; readonly language: string };
}

export interface Seen {
  readonly text: string;
  readonly bold: readonly string[];
  /** Labels of what can be tapped. */
  readonly buttons: readonly string[];
  readonly rows: readonly Row[];
  readonly raw: Arrived;
}

const BUSINESS = { display_phone_number: '+33 9 00 00 00 01', phone_number_id: '106540352242922' };
export const PHONE_ID = BUSINESS.phone_number_id;
const OWN_NUMBER = '33900000001';

let ids = 0;
/** Holds the number, as WhatsApp's own ids do. */
export const newWamid = (number: string): string =>
  `wamid.${Buffer.from(`${number}#${process.pid}#${ids++}`).toString('base64')}`;

/** The envelope of what Meta says about this number. */
export const valueOf = (more: object, phoneId: string = PHONE_ID): Value => ({
  messaging_product: 'whatsapp',
  metadata: { ...BUSINESS, phone_number_id: phoneId },
  ...more,
});

export class Person {
  readonly account: Account;
  readonly messages: Arrived[] = [];
  /** Their own messages that bear blue ticks. */
  readonly ticked = new Set<string>();
  isOnWhatsApp = true;
  hasBlocked = false;
  isSeeingTyping = false;
  /** Milliseconds since 1970 of their last word. */
  lastHeard = Number.NEGATIVE_INFINITY;
  readonly said = new Set<string>();
  readonly #deliveries: Deliveries;

  constructor(account: Account, deliveries: Deliveries) {
    this.account = account;
    this.#deliveries = deliveries;
  }

  writes(body: string, more: object = {}): Delivery {
    return this.sends({ type: 'text', text: { body }, ...more });
  }
  /** Any message, of which only its own fields are given. */
  sends(fields: object, phoneId?: string): Delivery {
    this.lastHeard = Date.now();
    const { number, userId, name, hidesNumber } = this.account;
    const id = newWamid(number);
    this.said.add(id);
    const contact = { profile: { name }, user_id: userId, ...(!hidesNumber && { wa_id: number }) };
    const from = { from_user_id: userId, ...(!hidesNumber && { from: number }) };
    const timestamp = String(Math.floor(Date.now() / 1000));
    const message = { id, timestamp, ...from, ...fields };
    return this.#deliveries.push(valueOf({ contacts: [contact], messages: [message] }, phoneId));
  }
  /** Taps what bears this label: a button, or a row of a list. */
  taps(label: string): Delivery {
    for (const { raw } of this.sees.toReversed()) {
      const found = [...raw.drawn.buttons, ...raw.drawn.rows].find(
        ({ title, description }) => title === label || description === label,
      );
      if (found) return this.tapsOn(raw, found);
    }
    throw new Error(`${this.account.name} sees no "${label}"`);
  }
  tapsOn({ wamid, drawn }: Arrived, { id, title, description }: Row): Delivery {
    const kind = drawn.buttons.some((button) => button.id === id) ? 'button_reply' : 'list_reply';
    const reply = { id, title, ...(description && { description }) };
    return this.sends({
      type: 'interactive',
      interactive: { type: kind, [kind]: reply },
      context: { from: OWN_NUMBER, id: wamid },
    });
  }

  get sees(): readonly Seen[] {
    return this.messages.map((raw) => {
      const { text, buttons, rows } = raw.drawn;
      return {
        text: shown(text),
        bold: boldIn(text),
        buttons: [...buttons, ...rows].map(({ title, description }) => description ?? title),
        rows,
        raw,
      };
    });
  }
}
