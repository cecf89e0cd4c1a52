import { Injectable } from '@nestjs/common';
import {
  type AgentAtDesk,
  type HeldConversation,
  type OpenConversation,
  openConversationsProjection,
  type WaitingConversation,
} from '#conversation';
import { Clock } from '#kernel';
import { ReadModels } from '#read-models';
import { Attendance } from './attendance.js';
import { DutyBook } from './duty-book.js';

/** How the desk stands at a moment. */
export interface DeskSituation {
  /** ISO 8601. */
  readonly now: string;
  /** Nobody's, and awake. */
  readonly waiting: readonly WaitingConversation[];
  /** Somebody's, in which the shopper waits. */
  readonly held: readonly HeldConversation[];
  readonly agents: readonly AgentAtDesk[];
}

const MOST = 500;

/** Reads how the desk stands: what waits, what is whose, and who is here. */
@Injectable()
export class DeskSituations {
  constructor(
    private readonly readModels: ReadModels,
    private readonly attendance: Attendance,
    private readonly duties: DutyBook,
    private readonly clock: Clock,
  ) {}

  /** Tells when somebody comes, goes, or takes work or none. */
  onDutyChange(listener: () => void): void {
    this.attendance.onChange(listener);
    this.duties.onChange(listener);
  }

  /** @param idleSince of an agent, where it is known */
  async read(idleSince: (agentId: string) => string | undefined): Promise<DeskSituation> {
    const now = this.clock.now().toISOString();
    const [waiting, talking, agents] = await Promise.all([
      this.find({ status: 'waiting' }),
      this.find({ status: 'agent' }),
      this.agents(idleSince),
    ]);
    const awake = [...waiting, ...talking].filter(({ snoozedUntil }) => snoozedUntil === undefined);
    return { now, waiting: awake.flatMap(asWaiting), held: awake.flatMap(asHeld), agents };
  }

  private async agents(idleSince: (agentId: string) => string | undefined): Promise<readonly AgentAtDesk[]> {
    const everybody = await this.attendance.everybody();
    return Promise.all(
      everybody.map(async ({ agentId, agentName, seenAt, isHere }) => {
        const { available, capacity, languages } = this.duties.of(agentId);
        return {
          agent: { id: agentId, name: agentName },
          isHere,
          lastHere: seenAt,
          ...{ available, capacity, languages },
          load: isHere ? await this.load(agentId) : 0,
          idleSince: idleSince(agentId) ?? '',
        };
      }),
    );
  }

  /** What is resolved is nobody's any more. */
  private async load(assigneeId: string): Promise<number> {
    const theirs = await this.find({ assigneeId });
    return theirs.filter(({ snoozedUntil }) => snoozedUntil === undefined).length;
  }

  private async find(where: Readonly<Record<string, string>>): Promise<readonly OpenConversation[]> {
    const order = { orderBy: 'lastAt', direction: 'ascending', limit: MOST } as const;
    const found = await this.readModels.find<OpenConversation>(openConversationsProjection, {
      where,
      ...order,
    });
    return found.map(({ document }) => document);
  }
}

function asWaiting(conversation: OpenConversation): readonly WaitingConversation[] {
  const { status, assigneeId, waitingSince, lastAt } = conversation;
  if (status !== 'waiting' || assigneeId !== undefined) return [];
  const { conversationId, language, lastAgentId, declinedBy } = conversation;
  return [{ conversationId, language, lastAgentId, declinedBy, waitingSince: waitingSince ?? lastAt }];
}

function asHeld({
  conversationId,
  assigneeId,
  assignedAt = '',
  waitingSince,
}: OpenConversation): readonly HeldConversation[] {
  if (assigneeId === undefined || waitingSince === undefined) return [];
  return [{ conversationId, agentId: assigneeId, assignedAt }];
}
