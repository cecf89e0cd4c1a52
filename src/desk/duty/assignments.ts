import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type AgentAtDesk, planDeals, planTakings } from '#conversation';
import type { ConversationEvent } from '#protocol';
import { Live } from '../../live/live.js';
import { OnDuty } from '../../live/on-duty.js';
import { Paced } from '../../live/paced.js';
import { Settings } from '../../settings.js';
import { ByItself } from './by-itself.js';
import { type DeskSituation, DeskSituations } from './desk-situation.js';

const EVERY_MS = 150;
/** Agents leave by doing nothing, and another process may project late. */
const LOOK_AGAIN_MS = 5_000;
export const AWAY_FOR_MS = 60_000;
/** As long as documents may take to show what was dealt out. */
const SHOWN_WITHIN_MS = 10_000;
const CHANGES_WHOSE = new Set<string>([
  'HandoffRequested',
  'AgentJoined',
  'HandedBack',
  'ConversationResolved',
  'ConversationAssigned',
  'ConversationUnassigned',
  'ConversationSnoozed',
  'ConversationWoken',
]);
const DONE_BY_AGENT = new Set<string>(['AgentJoined', 'AgentMessageSent', 'ConversationAssigned']);

/** Deals waiting conversations out to agents who have room, and takes them from those who have gone. */
@Injectable()
export class Assignments implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly idleSince = new Map<string, string>();
  /** Dealt out, and not shown by the documents yet. */
  private readonly justDealt = new Map<string, { readonly agentId: string; readonly at: number }>();
  private readonly awaited = new Set<string>();
  private readonly paced: Paced;

  constructor(
    private readonly situations: DeskSituations,
    private readonly itself: ByItself,
    private readonly onDuty: OnDuty,
    private readonly settings: Settings,
    live: Live,
  ) {
    const failed = (error: unknown): void => settings.log.error({ err: error }, 'dealing out failed');
    this.paced = new Paced(EVERY_MS, () => this.look(), failed);
    live.feed.listen((event) => this.note(event));
    live.changes.listen(({ projection, keys }) => {
      if (projection !== 'open-conversations') return;
      const shown = keys === 'any' ? [...this.awaited] : keys;
      // Each of them is taken off: what stayed would be waited for until it changed again.
      if (shown.filter((key) => this.awaited.delete(key)).length > 0 || keys === 'any') this.paced.ask();
    });
    situations.onDutyChange(() => this.paced.ask());
  }

  onApplicationBootstrap(): void {
    this.paced.askEvery(LOOK_AGAIN_MS);
    this.paced.ask();
  }

  onApplicationShutdown(): Promise<void> {
    return this.paced.end();
  }

  private note({ type, data, metadata }: ConversationEvent): void {
    if (DONE_BY_AGENT.has(type) && 'agentId' in data) this.idleSince.set(data.agentId, metadata.occurredAt);
    if (!CHANGES_WHOSE.has(type)) return;
    // It may wait again before anybody has looked: what was dealt out then is over.
    if (type !== 'ConversationAssigned') this.justDealt.delete(data.conversationId);
    this.awaited.add(data.conversationId);
    this.paced.ask();
  }

  private async look(): Promise<void> {
    const situation = this.withJustDealt(await this.situations.read((id) => this.idleSince.get(id)));
    this.onDuty.become(atDesk(situation.agents));
    if (this.settings.config.assignment === 'off') return;
    for (const { conversationId, agentId } of planTakings(situation.held, situation.agents, {
      now: situation.now,
      awayForMs: AWAY_FOR_MS,
    })) {
      await this.itself.carryOut('assignment', { type: 'TakeFromAway', conversationId, agentId });
    }
    for (const { conversationId, to } of planDeals(situation.waiting, situation.agents, situation.now)) {
      this.justDealt.set(conversationId, { agentId: to.id, at: Date.parse(situation.now) });
      await this.itself.carryOut('assignment', { type: 'Deal', conversationId, to });
    }
  }

  /** What was dealt out counts from that moment on, whatever the documents show. */
  private withJustDealt(situation: DeskSituation): DeskSituation {
    const unshown = new Set(situation.waiting.map(({ conversationId }) => conversationId));
    const oldest = Date.parse(situation.now) - SHOWN_WITHIN_MS;
    for (const [id, { at }] of this.justDealt) if (!unshown.has(id) || at < oldest) this.justDealt.delete(id);
    const more = (agentId: string): number =>
      [...this.justDealt.values()].filter((dealt) => dealt.agentId === agentId).length;
    return {
      ...situation,
      waiting: situation.waiting.filter(({ conversationId }) => !this.justDealt.has(conversationId)),
      agents: situation.agents.map((one) => ({ ...one, load: one.load + more(one.agent.id) })),
    };
  }
}

const atDesk = (agents: readonly AgentAtDesk[]) =>
  agents
    .filter(({ isHere }) => isHere)
    .map(({ agent, available, capacity, load, languages }) => ({
      ...agent,
      ...{ available, capacity, load },
      ...(languages && { languages: [...languages] as ('en' | 'zh')[] }),
    }))
    .sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
