import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Ids } from '#kernel';
import type { Visitor } from '../access/visitor-token.js';
import { RateLimits } from '../access/rate-limits.js';
import { toProblem } from '../errors/to-problem.js';
import { Settings } from '../settings.js';

/** Lets so many connections of an address in, and so many requests of a shopper through, however many sockets they have. */
@Injectable()
export class FloodGate {
  constructor(
    private readonly limits: RateLimits,
    private readonly ids: Ids,
    private readonly settings: Settings,
  ) {}

  /** @throws Refusal `rate-limited` */
  connects({ handshake }: Pick<Socket, 'handshake'>): Promise<void> {
    return this.limits.connections.take(this.addressOf(handshake));
  }

  /** From now on, what is too much is answered with the problem and goes no further. */
  watch(socket: Socket, { shopperId }: Visitor): void {
    socket.use(([, ...rest], next) => {
      this.limits.requests.take(shopperId).then(
        () => next(),
        (error: unknown) => {
          const acknowledge: unknown = rest.at(-1);
          const { problem } = toProblem(error, this.ids.next());
          if (typeof acknowledge === 'function')
            (acknowledge as (reply: object) => void)({ ok: false, problem });
        },
      );
    });
  }

  /** The proxy that is trusted writes the client's address last. */
  private addressOf({ headers, address }: Socket['handshake']): string {
    const forwarded = this.settings.config.trustProxy ? headers['x-forwarded-for'] : undefined;
    const [last = ''] = String(forwarded ?? '')
      .split(',')
      .slice(-1);
    return last.trim() === '' ? address : last.trim();
  }
}
