import { shopperOfStream } from '#protocol';
import { evolveHelp } from '../state/evolve.js';
import { type HelpState, newHelpState } from '../state/help-state.js';
import type { PersonHistory } from './history-source.js';

/** Somebody who is looked after. */
export interface Person {
  state: HelpState;
  /** The last moment at which it was decided whether they are helped. */
  decidedAt: number;
}

export type ReadHistory = (shopperId: string, upTo: bigint) => Promise<PersonHistory>;

const MOST_PEOPLE = 20_000;

/**
 * The states of people who are active, each as of the last event that was taken. Who is not here is read from the log
 * up to the very place; so it does not matter for a decision who is kept and who is let go.
 */
export class People {
  /** By the id at the end of their merges; touched last, last. */
  private readonly people = new Map<string, Person>();
  private readonly roots = new Map<string, string>();

  constructor(
    private readonly read: ReadHistory,
    private readonly capacity = MOST_PEOPLE,
  ) {}

  get size(): number {
    return this.people.size;
  }

  /** Who is here already. */
  known(shopperId: string): Person | undefined {
    const root = this.roots.get(shopperId) ?? shopperId;
    return this.people.get(root);
  }

  /** @param upTo the position of the last event that is to count where they have to be read */
  async find(shopperId: string, upTo: bigint): Promise<Person> {
    const known = this.known(shopperId);
    if (!known) return this.load(shopperId, upTo);
    const { shopperId: root } = known.state;
    this.people.delete(root);
    this.people.set(root, known);
    return known;
  }

  /** Reads somebody anew, as a merge or a lost race asks for. */
  async load(shopperId: string, upTo: bigint): Promise<Person> {
    const history = await this.read(shopperId, upTo);
    let decidedAt = -Infinity;
    for (const id of history.ids) {
      decidedAt = Math.max(decidedAt, this.known(id)?.decidedAt ?? -Infinity);
      this.forget(id);
    }
    const person = { state: stateOf(history), decidedAt };
    this.people.set(history.shopperId, person);
    for (const id of history.ids) if (id !== history.shopperId) this.roots.set(id, history.shopperId);
    this.letGo();
    return person;
  }

  forget(shopperId: string): void {
    const person = this.known(shopperId);
    this.roots.delete(shopperId);
    if (!person) return;
    this.people.delete(person.state.shopperId);
    for (const id of person.state.ids) this.roots.delete(id);
  }

  clear(): void {
    this.people.clear();
    this.roots.clear();
  }

  all(): IterableIterator<Person> {
    return this.people.values();
  }

  private letGo(): void {
    for (const id of this.people.keys()) {
      if (this.people.size <= this.capacity) return;
      this.forget(id);
    }
  }
}

/** The fold of a whole story. */
export function stateOf({ shopperId, ids, events }: PersonHistory): HelpState {
  const first = events.find(({ stream }) => shopperOfStream(stream) !== undefined) ?? events[0];
  const begun = first ? Date.parse(first.metadata.occurredAt) : 0;
  return events.reduce(evolveHelp, newHelpState(shopperId, ids, begun));
}
