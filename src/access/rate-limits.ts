import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config/config.js';
import { refuse } from '../errors/problems.js';

/** How often something may happen, counted in this process. */
export class RateLimit {
  private readonly limiter: RateLimiterMemory;

  /** @param what for the one who is refused, for example `logins` */
  constructor(
    private readonly what: string,
    points: number,
    seconds: number,
  ) {
    this.limiter = new RateLimiterMemory({ points, duration: seconds });
  }

  /** @throws Refusal `rate-limited` with the seconds to wait */
  async take(key: string, points = 1): Promise<void> {
    try {
      await this.limiter.consume(key, points);
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      const retryAfterSeconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
      throw refuse('rate-limited', `Too many ${this.what}. Try again in ${retryAfterSeconds} s.`, {
        retryAfterSeconds,
      });
    }
  }

  async forgive(key: string): Promise<void> {
    await this.limiter.delete(key);
  }
}

/** Every limit of the server, in one place. */
export class RateLimits {
  /** Logins per address and account; a success forgives the failures before it. */
  readonly logins = new RateLimit('login attempts', 10, 300);
  /** Per address. */
  readonly visitors = new RateLimit('new visitors', 240, 60);
  /** Calls (not events) per write key and address. */
  readonly ingest: RateLimit;
  /** Per shopper. */
  readonly messages: RateLimit;
  /** Per shopper: that they are writing, and what has come to their screen. */
  readonly signals = new RateLimit('signals', 600, 60);
  /** Per shopper: conversations resumed or listed. */
  readonly reads = new RateLimit('requests', 300, 60);
  /** Files sent along, per shopper or member of staff; for all of an address; and what they weigh. */
  readonly uploads = new RateLimit('files', 30, 600);
  readonly uploadsFrom = new RateLimit('files from this address', 300, 600);
  readonly uploadedKilobytes = new RateLimit('bytes of files', 60 * 1024, 3600);
  /** Per shopper or member of staff. */
  readonly articles = new RateLimit('searches', 120, 60);
  /** Per shopper. */
  readonly recommendations = new RateLimit('requests for recommendations', 120, 60);
  /** Letters, per shopper and per address that they go to. */
  readonly letters = new RateLimit('letters', 5, 3600);
  /** Letters, per address that asks. */
  readonly lettersFrom = new RateLimit('letters', 20, 3600);
  /** Files of conversations, per shopper. */
  readonly transcripts = new RateLimit('transcripts', 30, 60);

  /** Sockets of shoppers, per address. */
  readonly connections: RateLimit;
  /** Whatever a shopper asks over sockets. */
  readonly requests: RateLimit;

  constructor(config: Pick<Config, 'ingestPerSecond' | 'messagesPerMinute' | 'connectionsPerMinute'>) {
    this.connections = new RateLimit('connections', config.connectionsPerMinute, 60);
    this.requests = new RateLimit('requests', 1200 + 2 * config.messagesPerMinute, 60);
    this.ingest = new RateLimit('calls', config.ingestPerSecond * 10, 10);
    this.messages = new RateLimit('messages', config.messagesPerMinute, 60);
  }
}
