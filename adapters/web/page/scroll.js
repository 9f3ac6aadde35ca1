// Where the person reads: at the bottom the page follows; further up it stays, and says that there is something new.

const NEAR_PX = 90;

export function createReadingPlace(newer, bottom) {
  const page = document.scrollingElement || document.documentElement;
  let isFollowing = true;
  let hasJustWritten = false;
  let expected = -1;

  const toBottom = () => page.scrollHeight - window.innerHeight - page.scrollTop;
  const atBottom = () => toBottom() < NEAR_PX;

  /** Where to scroll so that an element stands right under the header; the end of it, when it is very long. */
  function topFor(element) {
    const place = element.getBoundingClientRect();
    const header = Math.max(document.querySelector('.top').getBoundingClientRect().bottom, 0);
    const isLong = place.height > window.innerHeight / 2;
    return page.scrollTop + (isLong ? place.bottom - window.innerHeight / 3 : place.top - header - 4);
  }

  function go(top) {
    page.scrollTop = top;
    expected = page.scrollTop;
  }

  window.addEventListener(
    'scroll',
    () => {
      if (atBottom()) {
        isFollowing = true;
        newer.hidden = true;
      } else if (Math.abs(page.scrollTop - expected) > 2) {
        isFollowing = false;
      }
    },
    { passive: true },
  );
  newer.addEventListener('click', () => {
    isFollowing = true;
    go(page.scrollHeight);
    newer.hidden = true;
  });

  return {
    /**
     * Something was added. A long reply is shown from its beginning: the page does not run past `anchor`, the words it
     * answers. It goes back up only to them, when they have just been written.
     */
    grown(anchor) {
      if (isFollowing) {
        const top = Math.min(page.scrollHeight - window.innerHeight, topFor(anchor));
        if (top > page.scrollTop || hasJustWritten) go(top);
      }
      hasJustWritten = false;
      newer.hidden = isFollowing || atBottom();
    },
    /** The person has just written, or the page has just opened. */
    follow() {
      isFollowing = true;
      hasJustWritten = true;
      go(page.scrollHeight);
      newer.hidden = true;
    },
    /** Keeps what is read in place while something is put above it. */
    hold(change) {
      const before = page.scrollHeight - page.scrollTop;
      change();
      go(page.scrollHeight - before);
    },
    /** The room the composer takes, so that what has the focus is never under it. */
    measure() {
      document.documentElement.style.setProperty('--bottom', `${bottom.offsetHeight}px`);
    },
  };
}
