import { describe, expect, it } from '@jest/globals';
import type { Logger } from 'pino';
import { SocketDesk } from './socket-desk.js';

describe('who comes in', () => {
  it('costs no process where it cannot be told how things stand', async () => {
    const lines: unknown[] = [];
    const log = { error: (line: unknown) => lines.push(line) } as unknown as Logger;
    const unused = undefined as never;
    const desk = new SocketDesk(unused, unused, { log } as never, unused);
    const away = new Error('the store is away');
    // Nest lets go of what a gateway returns: whatever is rejected there ends the process.
    await desk.greet(() => Promise.reject(away));
    expect(lines).toEqual([{ err: away }]);
  });
});
