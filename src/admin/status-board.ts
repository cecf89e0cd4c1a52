import type { ProjectionStatus } from '#protocol';

/** Something that works along the log and can tell where it stands. */
export interface StatusSource {
  status(): Promise<readonly ProjectionStatus[]>;
}

/** Where everything of this process stands that reads the log: projections, then roles. */
export class StatusBoard {
  constructor(private readonly sources: readonly StatusSource[]) {}

  async all(): Promise<readonly ProjectionStatus[]> {
    return (await Promise.all(this.sources.map((source) => source.status()))).flat();
  }
}
