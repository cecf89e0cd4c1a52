import type { Projection } from '#projections';
import { refuse } from '../errors/problems.js';

/** The projections of this installation, wherever they run. */
export class KnownProjections {
  constructor(readonly all: readonly Projection[]) {}

  /** @throws Refusal `not-found` */
  named(name: string): Projection {
    const found = this.all.find((projection) => projection.name === name);
    if (found) return found;
    const names = this.all.map((projection) => projection.name).join(', ');
    throw refuse('not-found', `There is no projection ${name}. There are: ${names}.`);
  }
}
