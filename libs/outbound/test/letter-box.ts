import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Letter {
  readonly to: string;
  /** Headers and body as they came, lines ended by CRLF. */
  readonly source: string;
}

/** The least of a mail server (RFC 5321): takes letters, and refuses the next one where it is told to. */
export class LetterBox {
  readonly letters: Letter[] = [];
  refusing: 'now' | 'for-good' | 'silently' | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server = createServer((socket) => this.serve(socket));

  /** @returns its address, `smtp://127.0.0.1:port` */
  async open(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return `smtp://127.0.0.1:${String((this.server.address() as AddressInfo).port)}?ignoreTLS=true`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    let [to, data, rest] = ['', undefined as string | undefined, ''];
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 letter box');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = `${rest}${chunk}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data !== undefined && line !== '.') data += `${line}\r\n`;
        else if (data !== undefined) {
          this.letters.push({ to, source: data });
          data = undefined;
          say('250 taken');
        } else if (/^RCPT TO:/i.test(line)) {
          const [how] = [this.refusing];
          this.refusing = undefined;
          to = /<(.*)>/.exec(line)?.[1] ?? '';
          if (how === 'now') say('451 try later');
          else if (how === 'for-good') say('550 nobody here');
          else if (how === undefined) say('250 ok');
        } else if (/^DATA/i.test(line)) {
          data = '';
          say('354 go on');
        } else say(/^QUIT/i.test(line) ? '221 bye' : '250 ok');
      }
    });
  }
}
