// Puts the parts of the page together.
import { createComposer } from './composer.js';
import { createOutbox } from './outbox.js';
import { createReadingPlace } from './scroll.js';
import { createStatus } from './status.js';
import { followThread } from './stream.js';
import { createThread } from './thread.js';
import { keep, newId } from './words.js';

const START = 'plusun-start';
const find = (id) => document.getElementById(id);
const log = find('log');
const earlier = find('earlier');
const forgotten = find('forgotten');
find('composer').hidden = false;

const place = createReadingPlace(find('newer'), find('composer'));
const status = createStatus(find('working'), find('connection'), () => grown());
const outbox = createOutbox(find('unsent'), {
  taken: (message) => status.taken(message.id),
  edit: (text) => composer.set(text),
  isMineLast: () => thread.speaker === 'me',
  changed: () => grown(),
});
const composer = createComposer(find('form'), find('message'), {
  send: (text) => say({ text, label: text }),
  resized() {
    place.measure();
    grown();
  },
});
const thread = createThread(log, (tokens, label, isByKeyboard) => {
  // The pressed button falls back into the past; the keyboard goes where the talk goes on.
  if (isByKeyboard && !window.matchMedia('(pointer: coarse)').matches) composer.focus();
  return say({ tokens, label });
});

function say(message) {
  message.id = newId();
  const sent = outbox.send(message);
  place.follow();
  return sent;
}

/** Sends a command; its id is kept, so that a reload in the middle sends the same one again, which is harmless. */
function start(argument) {
  const key = argument ? `${START}-${argument}` : START;
  const id = keep.get(key) || newId();
  keep.set(key, id);
  void outbox.send(argument ? { id, command: 'start', argument } : { id, command: 'start' });
}

function grown() {
  const mine = document.querySelectorAll('.row.me');
  place.grown(mine[mine.length - 1] || document.body);
}

let oldest = 0;
let isReady = false;
let isBatch = true;
log.setAttribute('aria-live', 'off');

followThread({
  last: () => thread.last,
  again() {
    isBatch = true;
    log.setAttribute('aria-live', 'off');
    thread.keepFrom(0);
    outbox.sendAgain();
  },
  first(seq) {
    if (thread.keepFrom(seq) && seq === 0) {
      outbox.clear();
      status.reset();
      keep.drop(START);
      forgotten.hidden = false;
    }
    if (seq > 0 && thread.first > 0) earlier.hidden = thread.first <= seq;
    oldest = seq;
  },
  entry(entry) {
    const isAnswer = entry.options.length > 0 || entry.body.some((part) => part.kind !== 'said');
    if (entry.answers) {
      outbox.drop(entry.answers);
      if (isAnswer) status.answered(entry.answers);
    } else if (isAnswer) {
      // What came of it is told by itself.
      status.reset();
    }
    if (!thread.add(entry)) return;
    forgotten.hidden = true;
    if (!isBatch) grown();
  },
  ready() {
    earlier.hidden = !(oldest > 0 && thread.first > oldest);
    const link = deepLink();
    if (link) start(link);
    else if (thread.last === 0 && forgotten.hidden) start();
    if (!isReady) {
      outbox.restore();
      place.follow();
    }
    isReady = true;
    isBatch = false;
    // The backlog is not news: only what comes from now on is read out.
    window.setTimeout(() => log.setAttribute('aria-live', 'polite'), 300);
  },
  lost: () => status.lost(),
  found() {
    status.found();
    outbox.retry();
  },
});

/** `/?start=xyz` brings an invitation; it is used once and leaves the address bar. */
function deepLink() {
  const found = /[?&]start=([A-Za-z0-9_-]{1,64})(?:&|$)/.exec(window.location.search);
  if (!found) return '';
  window.history.replaceState(null, '', window.location.pathname);
  return found[1];
}

earlier.addEventListener('click', () => {
  fetch(`/chat/history?before=${thread.first}`, { credentials: 'same-origin' })
    .then((response) => response.json())
    .then((page) => {
      log.setAttribute('aria-live', 'off');
      place.hold(() => {
        thread.addEarlier(page.entries);
        earlier.hidden = !page.hasMore;
      });
      window.setTimeout(() => log.setAttribute('aria-live', 'polite'), 300);
    })
    .catch(() => {
      // Still there to be pressed again; the connection line says what is wrong.
    });
});

const language = find('language');
language.addEventListener('click', (event) => {
  if (thread.last === 0) return;
  // The talk changes language with the page: its name is a word the program knows.
  event.preventDefault();
  const leave = () => window.location.assign(language.href);
  say({ text: language.textContent, label: language.textContent }).then(leave, leave);
});

find('begin').addEventListener('click', () => {
  forgotten.hidden = true;
  start();
  composer.focus();
});

Array.prototype.forEach.call(document.querySelectorAll('[data-say]'), (button) => {
  button.addEventListener('click', () => say({ text: button.dataset.say, label: button.dataset.say }));
});
