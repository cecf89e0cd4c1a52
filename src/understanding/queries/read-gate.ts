import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { correctedMessages } from '#conversation';
import { Clock } from '#kernel';
import type { GateView } from '#protocol';
import { ReadModels } from '#read-models';
import { gate } from '#understanding';
import { Comparisons } from '../comparisons.js';
import { GoldenExamples } from '../golden-examples.js';

const LAST_MONTH_MS = 30 * 24 * 3_600_000;

/** Whether a version is no worse than the one that answers, on the golden set and on last month's corrections. */
export class ReadGate extends Query<GateView> {
  constructor(readonly version: string) {
    super();
  }
}

@QueryHandler(ReadGate)
export class ReadGateHandler implements IQueryHandler<ReadGate> {
  constructor(
    private readonly comparisons: Comparisons,
    private readonly golden: GoldenExamples,
    private readonly readModels: ReadModels,
    private readonly clock: Clock,
  ) {}

  async execute({ version }: ReadGate): Promise<GateView> {
    const sides = await this.comparisons.sides(version);
    const golden = (await this.golden.read()).map(({ text, intent }) => ({ text, actual: intent }));
    const since = new Date(this.clock.now().getTime() - LAST_MONTH_MS).toISOString();
    const corrections = (await correctedMessages(this.readModels, { since })).map(
      ({ text, corrected, conversationId, messageId, at }) => ({
        text,
        actual: corrected,
        conversationId,
        messageId,
        at,
      }),
    );
    const answered = await this.comparisons.answeredTwice(sides, [...golden, ...corrections]);
    const result = gate(answered.slice(0, golden.length), answered.slice(golden.length));
    return { champion: sides.champion.version, candidate: version, ...result };
  }
}
