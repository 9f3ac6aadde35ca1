// Messages on their way, one after the other. What the server has not taken stays here, also through a reload; the id
// is chosen once, so sending again is harmless.
import { drawSaid } from './parts.js';
import { drawSpeaker } from './thread.js';
import { keep, make, say } from './words.js';

const KEY = 'plusun-unsent';
const SLOWEST_MS = 20000;

/**
 * `hooks.taken(message)`: the server has it. `hooks.edit(text)`: the person wants to change it. `hooks.isMineLast()`:
 * the thread ends with this person's words. `hooks.changed()`: something here looks different.
 * A message is { id, label, text | tokens | command, argument }; without a label nothing is shown (a start).
 */
export function createOutbox(place, hooks) {
  const waiting = new Map();
  const seen = new Set();
  let line = Promise.resolve();

  function remember() {
    const list = [];
    waiting.forEach((item) => {
      if (item.state !== 'taken') list.push(item.message);
    });
    if (list.length > 0) keep.set(KEY, JSON.stringify(list));
    else keep.drop(KEY);
  }

  function echo(message) {
    if (!message.label) return null;
    const row = place.appendChild(make('div', 'row me is-unsent'));
    if (place.children.length === 1 && !hooks.isMineLast()) row.appendChild(drawSpeaker('me', new Date()));
    row.appendChild(drawSaid(message.label));
    row.appendChild(make('div', 'state', say('sending')));
    return row;
  }

  function attempt(item) {
    item.state = 'sending';
    show(item, say('sending'), false);
    const sent = line.then(() => post(item.message));
    line = sent.then(() => {});
    return sent.then((outcome) => {
      if (outcome.isTaken) {
        item.state = 'taken';
        show(item, '', false);
        remember();
        hooks.taken(item.message);
        return;
      }
      if (!waiting.has(item.message.id)) return;
      item.state = outcome.isOffline ? 'offline' : 'refused';
      const why = outcome.isOffline ? say('unsent-offline') : `${say('unsent')} ${outcome.sentence}`;
      show(item, why, true);
    });
  }

  function show(item, text, canRetry) {
    if (!item.row) return;
    item.row.classList.toggle('is-failed', canRetry);
    const old = item.row.querySelector('.state');
    if (old) old.remove();
    if (text) item.row.appendChild(drawState(item, text, canRetry));
    hooks.changed();
  }

  function drawState(item, text, canRetry) {
    const state = make('div', 'state');
    const line = state.appendChild(make('p', '', text));
    if (!canRetry) return state;
    line.setAttribute('role', 'alert');
    const { id, text: words } = item.message;
    const edit = () => {
      drop(id);
      hooks.edit(words);
    };
    if (words !== undefined) state.appendChild(button(say('rewrite'), edit));
    state.appendChild(button(say('resend'), () => attempt(item)));
    return state;
  }

  function button(label, press) {
    const element = make('button', 'quiet', label);
    element.type = 'button';
    element.addEventListener('click', press);
    return element;
  }

  function drop(id) {
    seen.add(id);
    const item = waiting.get(id);
    if (!item) return;
    waiting.delete(id);
    if (item.row) item.row.remove();
    remember();
  }

  function send(message) {
    if (seen.has(message.id) || waiting.has(message.id)) return Promise.resolve();
    const item = { message, row: echo(message), state: 'sending' };
    waiting.set(message.id, item);
    remember();
    return attempt(item);
  }

  return {
    send,
    /** The thread has brought this message back. */
    drop,
    clear() {
      Array.from(waiting.keys()).forEach(drop);
    },
    /** What an earlier life of this tab could not send. */
    restore() {
      let list = [];
      try {
        list = JSON.parse(keep.get(KEY) || '[]');
      } catch {
        keep.drop(KEY);
      }
      list.forEach(send);
    },
    /** The connection is back. */
    retry() {
      waiting.forEach((item) => {
        if (item.state === 'offline') void attempt(item);
      });
    },
    /** What was taken but is not in the thread yet may be lost with the machine that took it. */
    sendAgain() {
      waiting.forEach((item) => {
        if (item.state === 'taken') void attempt(item);
      });
    },
  };
}

function post(message) {
  const body = Object.assign({}, message);
  delete body.label;
  const request = fetch('/chat/messages', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const patience = new Promise((resolve, reject) => setTimeout(reject, SLOWEST_MS));
  return Promise.race([request, patience]).then(
    (response) => {
      if (response.status === 202) return { isTaken: true };
      return response.json().then(
        (answer) => ({ isTaken: false, sentence: answer.sentence || say('error-fault') }),
        () => ({ isTaken: false, sentence: say('error-fault') }),
      );
    },
    () => ({ isTaken: false, isOffline: true }),
  );
}
