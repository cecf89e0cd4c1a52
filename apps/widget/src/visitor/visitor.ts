import type { Problem, VisitorReply } from '#protocol';
import { readJson, type Shelf, writeJson } from '../shelf.js';

const KEY = 'visitor';
/** A token is renewed this long before it ends, so that it never ends in the middle of a conversation. */
const MARGIN = 24 * 3_600_000;

export interface VisitorRequest {
  readonly writeKey: string;
  readonly token?: string;
  readonly userId?: string;
  readonly userHash?: string;
  readonly traits?: Readonly<Record<string, unknown>>;
}

/** Asks the server; resolves to its answer or its refusal, rejects where it cannot be reached. */
export type AskVisitor = (
  request: VisitorRequest,
) => Promise<
  { readonly ok: true; readonly value: VisitorReply } | { readonly ok: false; readonly problem: Problem }
>;

/** Whom the server takes this browser for. The token is kept between visits and shared by tabs. */
export class Visitor {
  private asking: Promise<VisitorReply> | undefined;
  /** While the shop says who it is: whoever asks for a token meanwhile waits for that one. */
  private becoming: Promise<VisitorReply> | undefined;

  constructor(
    private readonly shelf: Shelf,
    private readonly writeKey: string,
    private readonly ask: AskVisitor,
    private readonly now: () => number = Date.now,
  ) {}

  get known(): VisitorReply | undefined {
    return readJson<VisitorReply>(this.shelf, KEY);
  }

  /** A valid token; asks for one where there is none, at most once at a time. */
  async current(): Promise<VisitorReply> {
    const known = this.known;
    if (known && Date.parse(known.expiresAt) - this.now() > MARGIN) return known;
    return this.renew();
  }

  /** A fresh token for the same visitor; a new visitor where the server no longer accepts the old one. */
  async renew(): Promise<VisitorReply> {
    this.asking ??= this.request().finally(() => (this.asking = undefined));
    return this.asking;
  }

  /**
   * Becomes a shopper the shop knows.
   * @param userHash made by the shop's server; proves that the shop itself says so
   * @param traits what the shop says of them
   * @throws Error where the server does not accept the proof
   */
  async identify(
    userId: string,
    userHash: string,
    traits: Readonly<Record<string, unknown>> = {},
  ): Promise<VisitorReply> {
    for (let before = this.waiting; before; before = this.waiting) await before.catch(() => undefined);
    this.becoming = this.become({ userId, userHash, traits }).finally(() => (this.becoming = undefined));
    return this.becoming;
  }

  reset(): void {
    this.shelf.remove(KEY);
  }

  private get waiting(): Promise<VisitorReply> | undefined {
    return this.asking ?? this.becoming;
  }

  private async become(
    who: Required<Pick<VisitorRequest, 'userId' | 'userHash' | 'traits'>>,
  ): Promise<VisitorReply> {
    const token = this.known?.token;
    const answer = await this.ask({ writeKey: this.writeKey, ...(token && { token }), ...who });
    if (!answer.ok) throw new Error(answer.problem.message);
    return this.keep(answer.value);
  }

  private async request(): Promise<VisitorReply> {
    const became = await this.becoming?.catch(() => undefined);
    if (became) return became;
    const token = this.known?.token;
    if (token) {
      const renewed = await this.ask({ writeKey: this.writeKey, token });
      if (renewed.ok) return this.keep(renewed.value);
      if (renewed.problem.code !== 'unauthorised' && renewed.problem.code !== 'invalid-input') {
        throw new Error(renewed.problem.message);
      }
    }
    const fresh = await this.ask({ writeKey: this.writeKey });
    if (!fresh.ok) throw new Error(fresh.problem.message);
    return this.keep(fresh.value);
  }

  private keep(reply: VisitorReply): VisitorReply {
    writeJson(this.shelf, KEY, reply);
    return reply;
  }
}
