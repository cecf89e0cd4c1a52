import type { Change, ReadModels } from '#read-models';
import type { Believed } from './believed.js';
import { type ForesightNote, foresightNotes, noteOf } from './foresight-note.js';
import { Foresights } from './foresights.js';
import { Recent } from './recent.js';

const MOST_SHOPPERS = 20_000;
/** Whoever opens a shopper does not wait longer for what is believed of them. */
const PATIENCE_MS = 300;

type Asked = (shopperId: string) => Promise<string | undefined>;

/** What this process believes of shoppers, in memory; what it does not know any more stands in the notes. */
export class LatestForesights extends Foresights {
  private readonly latest: Recent<Believed>;
  private unsaved = new Map<string, Change<ForesightNote>>();
  private readonly waiting = new Map<string, Set<() => void>>();
  private ask: Asked = () => Promise.resolve(undefined);

  constructor(
    private readonly readModels: Pick<ReadModels, 'getMany'>,
    most = MOST_SHOPPERS,
  ) {
    super();
    this.latest = new Recent(most);
  }

  /** @param ask sees to it that something is believed of somebody; gives the person's id, or nothing where it cannot */
  askedBy(ask: Asked): void {
    this.ask = ask;
  }

  get(shopperId: string): Believed | undefined {
    return this.latest.get(shopperId);
  }

  isWatched(shopperId: string): boolean {
    return this.watchers.isWatched(shopperId);
  }

  /** Who did something last, first. */
  newestFirst(): readonly Believed[] {
    return this.latest.newestFirst();
  }

  /** Only what rests on news is written down. */
  believe(belief: Believed): void {
    const { shopperId, cause } = belief;
    this.latest.set(shopperId, belief);
    const note = noteOf(belief);
    if (cause) this.unsaved.set(shopperId, { kind: 'put', key: shopperId, document: note });
    this.tell(note);
    for (const done of this.waiting.get(shopperId) ?? []) done();
  }

  forget(shopperIds: readonly string[]): void {
    for (const key of shopperIds) {
      this.latest.delete(key);
      this.unsaved.set(key, { kind: 'delete', key });
    }
  }

  /** What has changed since the last call. */
  takeUnsaved(): ReadonlyMap<string, Change<ForesightNote>> {
    const taken = this.unsaved;
    this.unsaved = new Map();
    return taken;
  }

  /** Takes back what could not be saved, where nothing newer has come. */
  putBack(taken: ReadonlyMap<string, Change<ForesightNote>>): void {
    this.unsaved = new Map([...taken, ...this.unsaved]);
  }

  override async newest(shopperIds: readonly string[]): Promise<ReadonlyMap<string, ForesightNote>> {
    const here = new Map<string, ForesightNote>();
    for (const key of shopperIds) {
      const belief = this.latest.get(key);
      if (belief) here.set(key, noteOf(belief));
    }
    const missing = shopperIds.filter((key) => !here.has(key));
    if (missing.length === 0) return here;
    return new Map([...(await this.readModels.getMany<ForesightNote>(foresightNotes, missing)), ...here]);
  }

  override async look(shopperId: string): Promise<ForesightNote | undefined> {
    const person = await this.ask(shopperId);
    if (person !== undefined && !this.latest.get(person)) await this.untilBelieved(person);
    return (await this.newest([person ?? shopperId])).get(person ?? shopperId);
  }

  private untilBelieved(shopperId: string): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.waiting.get(shopperId) ?? new Set();
      this.waiting.set(shopperId, waiting);
      const done = (): void => {
        clearTimeout(timer);
        waiting.delete(done);
        if (waiting.size === 0) this.waiting.delete(shopperId);
        resolve();
      };
      const timer = setTimeout(done, PATIENCE_MS).unref();
      waiting.add(done);
    });
  }
}
