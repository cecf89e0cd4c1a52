import type { Comparison } from '#protocol';
import type { Projection } from '../projection.js';
import { compareGenerations } from './compare.js';
import { type CompareOrder, ReplayExecutor, type Work, type WorkOrder } from './replay-executor.js';
import type { RunNews, RunParts } from './replay-order.js';
import { ReplayRun } from './replay-run.js';

/** Works in this thread. */
export class LocalExecutor extends ReplayExecutor {
  constructor(
    private readonly projections: readonly Projection[],
    private readonly parts: RunParts,
    private readonly onError: (error: unknown) => void,
  ) {
    super();
  }

  override begin({ projection, ...order }: WorkOrder, hear: (news: RunNews) => void): Work {
    const stopping = new AbortController();
    const run = new ReplayRun({ ...order, projection: this.named(projection) }, this.parts, hear);
    const ended = run.run(stopping.signal).catch(this.onError);
    return {
      stop: async () => {
        stopping.abort();
        await ended;
      },
    };
  }

  override compare({
    projection,
    samples,
    patienceMs,
    ...order
  }: CompareOrder): Promise<Omit<Comparison, 'replayId'>> {
    const compared = { ...this.parts, ...order, projection: this.named(projection) };
    return compareGenerations(compared, { samples, ...(patienceMs !== undefined && { patienceMs }) });
  }

  /** @throws RangeError where there is no projection of this name */
  private named(name: string): Projection {
    const projection = this.projections.find((one) => one.name === name);
    if (!projection) throw new RangeError(`There is no projection ${name}.`);
    return projection;
  }
}
