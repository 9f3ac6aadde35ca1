// What the page says about itself: "I am on it", "the line is down". It claims only what it knows: it begins when the
// server has taken the message, ends when the answer is there, and says so when that takes long.
import { say } from './words.js';

const SHOWN_AFTER_MS = 350;
const LONG_MS = 15000;
const GIVEN_UP_MS = 120000;
/** A line that comes back within this time is not worth a word. */
const LOST_AFTER_MS = 1200;
const FOUND_FOR_MS = 2500;

export function createStatus(working, connection, changed) {
  const open = new Set();
  const done = new Set();
  let timers = [];
  let losing = 0;

  function show(text) {
    if (working.textContent === text) return;
    working.textContent = text;
    working.className = text ? 'working' : '';
    changed();
  }

  function clearTimers() {
    timers.forEach((timer) => window.clearTimeout(timer));
    timers = [];
  }

  function stop() {
    clearTimers();
    show('');
  }

  function tell(text, className) {
    connection.textContent = text;
    connection.className = `connection ${className}`;
    changed();
  }

  return {
    /** The server has taken this message. */
    taken(id) {
      // The answer may overtake the receipt.
      if (done.has(id)) return;
      open.add(id);
      clearTimers();
      timers = [
        window.setTimeout(() => show(say('working')), SHOWN_AFTER_MS),
        window.setTimeout(() => show(say('working-long')), LONG_MS),
        window.setTimeout(() => show(''), GIVEN_UP_MS),
      ];
    },
    /** Its answer is there. */
    answered(id) {
      done.add(id);
      if (open.delete(id) && open.size === 0) stop();
    },
    reset() {
      open.clear();
      stop();
    },
    lost() {
      window.clearTimeout(losing);
      losing = window.setTimeout(() => {
        stop();
        tell(say(navigator.cookieEnabled ? 'offline' : 'error-session'), 'is-lost');
      }, LOST_AFTER_MS);
    },
    found() {
      window.clearTimeout(losing);
      if (connection.textContent === '') return;
      tell(say('online'), 'is-found');
      window.setTimeout(() => {
        if (connection.textContent === say('online')) tell('', '');
      }, FOUND_FOR_MS);
    },
  };
}
