import type { Projection } from './projection.js';

/** One document of an aggregate is asked for alone, and nobody can tell it from the events about it. */
export class AddsUpMany extends Error {
  override readonly name = 'AddsUpMany';
  constructor(readonly projection: string) {
    super(
      `Projection ${projection} adds up what many shoppers did, so one of its documents cannot be folded alone: ` +
        'look at the document as it is now, or replay the whole projection.',
    );
  }
}

/** @throws AddsUpMany */
export function assertFoldsAlone({ name, aggregate }: Pick<Projection, 'name' | 'aggregate'>): void {
  if (aggregate) throw new AddsUpMany(name);
}
