import type { Logger } from 'pino';
import { WakeUp } from '#event-store';
import { type BehaviourSequence, explain, type ForesightModel } from '#foresight';
import type { Recorded } from '#protocol';
import { type Believed, believed, type Cause } from './believed.js';
import { Coalesced } from './coalesced.js';
import type { LatestForesights } from './latest-foresights.js';
import { isNews, type Said } from './leading-question.js';
import { Recent } from './recent.js';
import type { ServingForesight } from './serving-foresight.js';
import { workLoop } from './work-loop.js';

/** Shoppers that are predicted together. */
const TOGETHER = 64;
const EXPLAINED_TOGETHER = 8;
/** Products that are shown to who watches. */
const ITEMS = 8;
/** Events that are told to speak for a question. */
const EVIDENCE = 10;
/** Shoppers who may wait; beyond that the log keeps them. */
const MOST_WAITING = 10_000;

/** What was said last, and up to which position that holds. */
export type LastSaid = Said & { readonly upTo: bigint };

interface Parts {
  readonly serving: ServingForesight;
  readonly sequence: (shopperId: string) => BehaviourSequence | undefined;
  readonly latest: LatestForesights;
  /** What the log says was said last of a shopper. */
  readonly readLast: (shopperId: string) => Promise<Recorded<'QuestionPredicted'> | undefined>;
  readonly write: (belief: Believed, cause: Cause) => Promise<void>;
  readonly log: Pick<Logger, 'error'>;
}

interface State {
  readonly sequence: BehaviourSequence;
  readonly cause: Cause | undefined;
}

const NOTHING: LastSaid = { intent: null, band: 'unsure', upTo: 0n };

/**
 * Predicts shoppers whose behaviour has changed, all that have changed meanwhile together; whoever changes again while
 * they wait is predicted once, as they are then. Behind that, it finds out which events speak for a question that is
 * new, or is watched, and writes down what is new.
 */
export class Foreseer {
  readonly toPredict = new Coalesced();
  readonly toExplain = new Coalesced();
  private readonly causes = new Map<string, Cause>();
  private readonly said: Recent<LastSaid>;
  private readonly asked = new Set<string>();
  private readonly wake = new WakeUp();
  private predicted = 0;
  private trouble: string | undefined;

  constructor(
    private readonly parts: Parts,
    most = 20_000,
  ) {
    this.said = new Recent(most);
  }

  /** How many predictions were made, and how many states were never predicted because a newer one was there. */
  get figures(): { readonly predictions: number; readonly skipped: number } {
    return { predictions: this.predicted, skipped: this.toPredict.skipped };
  }

  /** Why it cannot go on just now. */
  get failure(): string | undefined {
    return this.trouble;
  }

  get isIdle(): boolean {
    return this.toPredict.isIdle && this.toExplain.isIdle;
  }

  /** Whether something is still to be done for somebody. */
  isNeeded(shopperId: string): boolean {
    return this.toPredict.has(shopperId);
  }

  /** Somebody has done something. */
  mark(shopperId: string, cause: Cause): void {
    this.causes.set(shopperId, cause);
    this.toPredict.mark(shopperId, cause.position);
  }

  /** Somebody wants to see it. */
  ask(shopperId: string): void {
    this.asked.add(shopperId);
    this.toPredict.mark(shopperId);
    this.wake.ring();
  }

  /** Another model foresees: what is believed of these is not what it would say. */
  again(shopperIds: readonly string[]): void {
    for (const shopperId of shopperIds) this.toPredict.mark(shopperId);
    this.wake.ring();
  }

  forget(shopperIds: readonly string[]): void {
    for (const key of shopperIds) {
      this.toPredict.drop(key);
      this.toExplain.drop(key);
      this.causes.delete(key);
      this.said.delete(key);
      this.asked.delete(key);
    }
  }

  /** Begins with what was marked. Resolves when there is room for more. */
  async begin(signal: AbortSignal): Promise<void> {
    this.wake.ring();
    while (this.toPredict.size > MOST_WAITING && !signal.aborted)
      await this.wake.sleep(this.wake.ticket, signal);
  }

  async run(signal: AbortSignal): Promise<void> {
    const { wake } = this;
    const failed = (error: unknown): void => this.fail(error);
    const predict = {
      queue: this.toPredict,
      atOnce: TOGETHER,
      carryOut: (keys: readonly string[]) => this.predict(keys),
    };
    const explain = {
      queue: this.toExplain,
      atOnce: EXPLAINED_TOGETHER,
      carryOut: (keys: readonly string[]) => this.explainAll(keys),
    };
    await Promise.all([
      workLoop({ ...predict, wake, failed }, signal),
      workLoop({ ...explain, wake, failed }, signal),
    ]);
  }

  /** Position of the first event that is not done with. */
  floor(): bigint | undefined {
    const [one, other] = [this.toPredict.floor(), this.toExplain.floor()];
    return one === undefined || (other !== undefined && other < one) ? other : one;
  }

  private async predict(shopperIds: readonly string[]): Promise<void> {
    const marked = shopperIds.map((key) => ({ key, cause: this.causes.get(key) }));
    const states = marked.flatMap(({ key, cause }): readonly State[] => {
      const sequence = this.parts.sequence(key);
      return sequence ? [{ sequence, cause }] : [];
    });
    const model = this.parts.serving.current();
    if (model) {
      const seen = states.filter((state) => this.isSeen(state));
      const unseen = states.filter((state) => !seen.includes(state));
      await Promise.all([this.predictTogether(model, seen, ITEMS), this.predictTogether(model, unseen, 0)]);
    }
    for (const { key, cause } of marked) if (this.causes.get(key) === cause) this.causes.delete(key);
  }

  private async predictTogether(
    model: ForesightModel,
    states: readonly State[],
    items: number,
  ): Promise<void> {
    if (states.length === 0) return;
    const foresights = await model.predict(
      states.map(({ sequence }) => sequence),
      { items },
    );
    for (const [i, state] of states.entries()) {
      const foresight = foresights[i];
      if (foresight) this.believe(believed({ ...state, model }, foresight));
    }
  }

  private believe(belief: Believed): void {
    const { shopperId, question, cause } = belief;
    this.predicted += 1;
    const before = this.parts.latest.get(shopperId);
    // Until it is worked out anew, what spoke for the question still does.
    const evidence = before?.question.intent === question.intent ? before.evidence : undefined;
    this.parts.latest.believe({ ...belief, ...(evidence && { evidence }) });
    const said = this.said.get(shopperId);
    if (this.isSeen(belief) || (cause && (!said || isNews(question, said)))) {
      this.toExplain.mark(shopperId, cause?.position);
    }
  }

  private isSeen({ sequence: { shopperId } }: Pick<Believed, 'sequence'>): boolean {
    return this.asked.has(shopperId) || this.parts.latest.isWatched(shopperId);
  }

  private async explainAll(shopperIds: readonly string[]): Promise<void> {
    await Promise.all(shopperIds.map((key) => this.explain(key)));
  }

  private async explain(shopperId: string): Promise<void> {
    const { latest, write } = this.parts;
    const belief = latest.get(shopperId);
    if (!belief) return;
    const { cause, question, model, sequence } = belief;
    const said = await this.lastSaid(shopperId);
    const news = cause && cause.position > said.upTo && isNews(question, said) ? cause : undefined;
    if (!news && !this.isSeen(belief)) return;
    this.asked.delete(shopperId);
    const evidence =
      question.intent === null ? [] : (await explain(model, sequence, question.intent)).slice(0, EVIDENCE);
    const explained = { ...belief, evidence };
    if (news) {
      await write(explained, news);
      this.said.set(shopperId, { intent: question.intent, band: question.band, upTo: news.position });
    }
    if (latest.get(shopperId) === belief) latest.believe(explained);
  }

  private async lastSaid(shopperId: string): Promise<LastSaid> {
    const known = this.said.get(shopperId);
    if (known) return known;
    const last = await this.parts.readLast(shopperId);
    const said = last
      ? { intent: last.data.intent, band: last.data.band, upTo: BigInt(last.data.upTo) }
      : NOTHING;
    this.said.set(shopperId, said);
    return said;
  }

  private fail(error: unknown): void {
    this.trouble = undefined;
    if (error === undefined) return;
    this.trouble = error instanceof Error ? error.message : 'a prediction failed';
    this.parts.log.error({ err: error, role: 'foresight' }, 'a prediction failed and is tried again');
  }
}
