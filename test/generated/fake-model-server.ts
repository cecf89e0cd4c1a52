import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a language model was asked, as it came over the wire. */
export interface AskedModel {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly tools?: unknown;
  readonly authorization: string | undefined;
}

/** An answer, a status that is an error, or nothing at all. */
export type Said = { readonly text: string } | number | 'silence';

export interface FakeModelServer {
  /** Up to and with `/v1`. */
  readonly url: string;
  readonly asked: readonly AskedModel[];
  /** What comes next. */
  says(next: Said): void;
  close(): Promise<void>;
}

/** An OpenAI-compatible server on a port of its own that says what it is told to. */
export async function fakeModelServer(): Promise<FakeModelServer> {
  const asked: AskedModel[] = [];
  let next: Said = { text: 'Nothing yet.' };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Omit<AskedModel, 'authorization'>;
      asked.push({ ...body, authorization: request.headers.authorization });
      reply(response, next);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/v1`,
    asked,
    says: (what) => void (next = what),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply(response: ServerResponse, next: Said): void {
  if (next === 'silence') return;
  const isError = typeof next === 'number';
  response.writeHead(isError ? next : 200, { 'content-type': 'application/json' });
  const message = { role: 'assistant', content: typeof next === 'object' ? next.text : '' };
  const completion = {
    id: 'c-1',
    object: 'chat.completion',
    created: 0,
    model: 'little-model-2026-11',
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  };
  response.end(JSON.stringify(isError ? { error: { message: 'no', type: 'x' } } : completion));
}
