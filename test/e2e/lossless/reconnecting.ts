import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '#protocol';

/** How clients of the test connect: by WebSocket only, and again soon. */
export const reconnecting = {
  transports: ['websocket'],
  forceNew: true,
  reconnectionDelay: 100,
  reconnectionDelayMax: 1_000,
};

/** After this a request counts as lost, and is made again. */
const PATIENCE_MS = 15_000;
const RETRY_MS = 300;

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

interface Asked {
  readonly connected: boolean;
  timeout(ms: number): { emitWithAck(event: never, input: never): Promise<unknown> };
}

/** @returns undefined where the connection ended first: whoever asked does so again on the next one */
export async function ask<Value>(
  socket: Asked,
  event: string,
  input: object,
): Promise<Answer<Value> | undefined> {
  while (socket.connected) {
    try {
      return (await socket.timeout(PATIENCE_MS).emitWithAck(event as never, input as never)) as Answer<Value>;
    } catch {
      // No answer in time, or the connection is gone: the next look at it tells which.
      await pause(RETRY_MS);
    }
  }
  return undefined;
}

/** Ends a connection as a network does: without a word. */
export function cut(socket: { readonly io: { readonly engine?: unknown } }): void {
  const engine = socket.io.engine as
    { readonly transport?: { readonly ws?: { terminate?(): void } } } | undefined;
  engine?.transport?.ws?.terminate?.();
}
