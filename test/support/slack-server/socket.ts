/** The server's half of a WebSocket (RFC 6455), as far as Socket Mode needs it: text, ping, close. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const ACCEPT_SALT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export class Socket {
  readonly #stream: Duplex;
  #read = Buffer.alloc(0);
  isOpen = true;

  constructor(request: IncomingMessage, stream: Duplex, onText: (text: string) => void, onClose: () => void) {
    this.#stream = stream;
    const key = request.headers['sec-websocket-key'] ?? '';
    const accept = createHash('sha1')
      .update(key + ACCEPT_SALT)
      .digest('base64');
    stream.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    stream.on('data', (chunk: Buffer) => {
      this.#read = Buffer.concat([this.#read, chunk]);
      for (let frame = this.#next(); frame; frame = this.#next()) {
        if (frame.code === TEXT) onText(frame.data.toString('utf8'));
        if (frame.code === PING) this.#write(PONG, frame.data);
        if (frame.code === CLOSE) this.closes();
      }
    });
    stream.on('error', () => {});
    stream.on('close', () => {
      this.isOpen = false;
      onClose();
    });
  }

  sends(message: object): void {
    this.#write(TEXT, Buffer.from(JSON.stringify(message)));
  }
  pings(): void {
    this.#write(PING, Buffer.from('ping'));
  }
  closes(): void {
    if (!this.isOpen) return;
    this.#write(CLOSE, Buffer.from([3, 232]));
    this.isOpen = false;
    this.#stream.end();
  }
  /** As when a cable is pulled. */
  drops(): void {
    this.isOpen = false;
    this.#stream.destroy();
  }

  #write(code: number, data: Buffer): void {
    if (!this.isOpen) return;
    this.#stream.write(Buffer.concat([headOf(code, data.length), data]));
  }

  /** The next whole frame; those of clients are masked. */
  #next(): { readonly code: number; readonly data: Buffer } | undefined {
    const read = this.#read;
    if (read.length < 2) return undefined;
    const short = read.readUInt8(1) & 127;
    const extra = short === 127 ? 8 : short === 126 ? 2 : 0;
    if (read.length < 2 + extra) return undefined;
    const length = extra === 8 ? Number(read.readBigUInt64BE(2)) : extra ? read.readUInt16BE(2) : short;
    const start = 2 + extra + 4;
    if (read.length < start + length) return undefined;
    const mask = read.subarray(start - 4, start);
    const data = Buffer.from(
      read.subarray(start, start + length).map((byte, at) => byte ^ (mask[at % 4] ?? 0)),
    );
    this.#read = read.subarray(start + length);
    return { code: read.readUInt8(0) & 15, data };
  }
}

function headOf(code: number, length: number): Buffer {
  if (length < 126) return Buffer.from([0x80 | code, length]);
  const isLong = length > 0xffff;
  const head = Buffer.alloc(isLong ? 10 : 4);
  head.writeUInt8(0x80 | code, 0);
  head.writeUInt8(isLong ? 127 : 126, 1);
  if (isLong) head.writeBigUInt64BE(BigInt(length), 2);
  else head.writeUInt16BE(length, 2);
  return head;
}
