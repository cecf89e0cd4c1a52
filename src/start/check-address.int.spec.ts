import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { checkAddress } from './check-address.js';
import { inOneSentence } from './in-one-sentence.js';

const reason = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was wrong',
    (error: unknown) => inOneSentence(error),
  );

describe('before anything is opened', () => {
  it('a taken port is told in one sentence', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    const told = await reason(checkAddress({ port, host: '127.0.0.1' }));
    await new Promise((resolve) => other.close(resolve));
    expect(told).toBe(
      `Port ${port} is taken by another program: stop it, or choose another port, for example PORT=${port + 1} npm start`,
    );
    await expect(checkAddress({ port, host: '127.0.0.1' })).resolves.toBeUndefined();
  });
});
