import type { MessageMappingProperties } from '@nestjs/websockets';
import type { Logger } from 'pino';

interface Listening {
  on(message: string, listener: (...sent: unknown[]) => void): unknown;
}

/**
 * Binds the handlers of a gateway to a socket with plain listeners. Nest's own way makes a stream of observables for every
 * message type of every socket, which is most of what an idle shopper costs.
 *
 * What a handler returns is the acknowledgement; where it returns nothing, or nobody waits, nothing is sent.
 */
export function answerMessages(
  socket: Listening,
  handlers: readonly MessageMappingProperties[],
  log: Pick<Logger, 'error'>,
): void {
  for (const { message, callback } of handlers) {
    socket.on(String(message), (...sent: unknown[]) => {
      const last = sent.at(-1);
      const acknowledge = typeof last === 'function' ? (last as (answer: unknown) => void) : undefined;
      answer(callback, acknowledge ? sent.slice(0, -1) : sent, acknowledge).catch((error: unknown) => {
        log.error({ err: error, message }, 'a socket message could not be handled');
      });
    });
  }
}

async function answer(
  callback: MessageMappingProperties['callback'],
  [input]: readonly unknown[],
  acknowledge: ((answer: unknown) => void) | undefined,
): Promise<void> {
  const reply: unknown = await (callback as (input: unknown) => unknown)(input);
  if (reply !== undefined && reply !== null) acknowledge?.(reply);
}
