// The thread on the page: entries by their place (seq), days, who speaks, and which answers are the current ones.
import { drawChoices, quieten } from './choices.js';
import { dayKey, dayName, hour } from './dates.js';
import { drawPart } from './parts.js';
import { make, say } from './words.js';

/** A new line about who speaks after this much silence. */
const SILENCE_MS = 10 * 60 * 1000;

export function createThread(log, answer) {
  /** Entries shown, oldest first. */
  let entries = [];
  let last = { side: '', day: '', at: 0 };
  let choices = null;

  function draw(entry) {
    const at = new Date(entry.at);
    if (dayKey(at) !== last.day) {
      const day = log.appendChild(make('p', 'day'));
      day.appendChild(make('span', '', dayName(at)));
      last = { side: '', day: dayKey(at), at: 0 };
    }
    const element = make('div', 'entry');
    element.dataset.seq = String(entry.seq);
    entry.body.forEach((part) => {
      const drawn = drawPart(part);
      if (!drawn) return;
      const row = element.appendChild(make('div', `row ${drawn.side}`));
      if (drawn.side !== last.side || at.getTime() - last.at > SILENCE_MS)
        row.appendChild(drawSpeaker(drawn.side, at));
      row.appendChild(drawn.element);
      last = { side: drawn.side, day: last.day, at: at.getTime() };
      if (part.kind === 'said') pass(part.text);
    });
    if (entry.options.length > 0) {
      pass('');
      choices = element.appendChild(drawChoices(entry, answer));
    }
    log.appendChild(element);
    return element;
  }

  function pass(said) {
    if (choices) quieten(choices, said);
    choices = null;
  }

  function redraw(list) {
    log.textContent = '';
    last = { side: '', day: '', at: 0 };
    choices = null;
    entries = list;
    entries.forEach(draw);
  }

  return {
    get first() {
      return entries.length > 0 ? entries[0].seq : 0;
    },
    /** Who spoke last: 'me', 'us' or ''. */
    get speaker() {
      return last.side;
    },
    get last() {
      return entries.length > 0 ? entries[entries.length - 1].seq : 0;
    },
    /** Adds an entry at the end; its element, or null when it is there already. */
    add(entry) {
      if (entry.seq <= this.last) return null;
      entries.push(entry);
      return draw(entry);
    },
    /** Adds what was said before. */
    addEarlier(list) {
      const first = this.first;
      redraw(list.filter((entry) => entry.seq < first).concat(entries));
    },
    /** Drops what no longer exists (everything when `seq` is 0); true when something went. */
    keepFrom(seq) {
      const left = seq === 0 ? [] : entries.filter((entry) => entry.seq >= seq);
      if (left.length === entries.length) return false;
      redraw(left);
      return true;
    },
  };
}

export function drawSpeaker(side, at) {
  const line = make('p', 'who');
  if (side === 'us') {
    const mark = make('img');
    mark.src = document.body.dataset.mark;
    mark.alt = '';
    line.appendChild(mark);
  }
  line.appendChild(make('span', 'who-name', say(side === 'us' ? 'us' : 'you')));
  line.appendChild(document.createTextNode(' '));
  const time = make('time', '', hour(at));
  time.dateTime = at.toISOString();
  line.appendChild(time);
  return line;
}
