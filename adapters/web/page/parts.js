// One part of a message becomes one paper note, card or bubble. Plain text only: see `make`.
import { make, say, typeset } from './words.js';

/** The element of a part, and whose words it holds: 'me' or 'us'. Unknown kinds (a newer server) show nothing. */
export function drawPart(part) {
  switch (part.kind) {
    case 'said':
      return { side: 'me', element: drawSaid(part.text) };
    case 'text':
      return { side: 'us', element: drawText(part.text) };
    case 'card':
      return { side: 'us', element: drawCard(part) };
    case 'file':
      return { side: 'us', element: drawFile(part) };
    default:
      return null;
  }
}

export function drawSaid(text) {
  const bubble = make('div', 'said');
  bubble.appendChild(paragraph(text));
  return bubble;
}

function paragraph(text) {
  const element = make('p', 'text', text);
  element.dir = 'auto';
  return element;
}

function drawText(text) {
  const note = make('div', 'note');
  const element = paragraph('');
  // "+1" is our mark: it gets a touch of the highlighter wherever it is said.
  typeset(text)
    .split(/((?:^|\s)\+1(?![\d\s]*\d))/)
    .forEach((piece) => {
      const isMark = /^\s?\+1$/.test(piece);
      if (isMark && piece.length > 2) element.appendChild(document.createTextNode(piece[0]));
      element.appendChild(isMark ? make('span', 'plus-one', '+1') : document.createTextNode(piece));
    });
  note.appendChild(element);
  return note;
}

function drawCard(card) {
  const sheet = make('div', 'card');
  sheet.dir = 'auto';
  sheet.appendChild(make('h2', 'card-title', card.title));
  let list = null;
  card.lines.forEach((line) => {
    if (!line.label) {
      list = null;
      sheet.appendChild(make('p', 'card-line', line.text));
      return;
    }
    if (!list) list = sheet.appendChild(make('dl', 'card-facts'));
    const row = list.appendChild(make('div'));
    // A label comes with its colon; in two columns it needs none.
    row.appendChild(make('dt', '', line.label.replace(/\s*:\s*$/, '')));
    row.appendChild(make('dd', '', line.text));
  });
  const link = card.link && drawLink(card.link);
  if (link) sheet.appendChild(link);
  if (card.note) sheet.appendChild(make('p', 'card-note', card.note));
  return sheet;
}

/** A link that says where it goes; nothing when it is not a web address. */
function drawLink(link) {
  let address;
  try {
    address = new URL(link.url);
  } catch {
    return null;
  }
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  const domain = address.hostname.replace(/^www\./, '');
  const anchor = make('a', 'card-link');
  anchor.href = address.href;
  anchor.target = '_blank';
  anchor.rel = 'noopener noreferrer';
  anchor.appendChild(make('span', 'card-link-label', link.label));
  if (link.label.indexOf(domain) < 0) {
    anchor.appendChild(document.createTextNode(' '));
    anchor.appendChild(make('span', 'domain', domain));
  }
  anchor.appendChild(make('span', 'vh', ` (${say('new-tab')})`));
  return anchor;
}

function drawFile(file) {
  const anchor = make('a', 'file');
  // Our own files only; the server makes this address.
  anchor.href = file.href.startsWith('/chat/files/') ? file.href : '#';
  anchor.setAttribute('download', file.name);
  anchor.appendChild(make('span', 'file-label', file.label));
  anchor.appendChild(document.createTextNode(' '));
  anchor.appendChild(make('span', 'file-name', `${say('download')} ${file.name}`));
  return anchor;
}
