// The live thread. The browser reconnects by itself after a lost line, but gives up on an error answer and never
// notices a line that died silently: both are handled here.

const SILENCE_MS = 50000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 20000;

/** `hooks`: last() is the newest seq shown; entry, again, first, ready, lost, found are called as things happen. */
export function followThread(hooks) {
  let source = null;
  let retryMs = FIRST_RETRY_MS;
  let retry = 0;
  let watchdog = 0;
  let isLost = false;

  function open() {
    window.clearTimeout(retry);
    retry = 0;
    if (source) source.close();
    source = new EventSource(`/chat/events?after=${hooks.last()}`);
    source.addEventListener('entry', (event) => {
      alive();
      hooks.entry(JSON.parse(event.data));
    });
    source.addEventListener('again', () => {
      alive();
      hooks.again();
    });
    source.addEventListener('first', (event) => {
      alive();
      hooks.first(Number(event.data));
    });
    source.addEventListener('ready', () => {
      alive();
      retryMs = FIRST_RETRY_MS;
      if (isLost) hooks.found();
      isLost = false;
      hooks.ready();
    });
    source.addEventListener('beat', alive);
    source.addEventListener('error', lost);
    alive();
  }

  function alive() {
    window.clearTimeout(watchdog);
    watchdog = window.setTimeout(lost, SILENCE_MS);
  }

  function lost() {
    if (!isLost) hooks.lost();
    isLost = true;
    window.clearTimeout(watchdog);
    if (source) source.close();
    if (retry) return;
    retry = window.setTimeout(open, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  }

  function hurry() {
    if (isLost && document.visibilityState === 'visible') open();
  }

  window.addEventListener('online', hurry);
  document.addEventListener('visibilitychange', hurry);
  window.addEventListener('pagehide', () => {
    if (source) source.close();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) open();
  });
  open();
}
