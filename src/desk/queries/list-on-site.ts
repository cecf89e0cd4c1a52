import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type OpenConversation, openConversationsProjection } from '#conversation';
import { Clock } from '#kernel';
import { type Journey, type OnSiteShopper, type Portrait, remembered } from '#protocol';
import { ReadModels } from '#read-models';
import { journeyOfShopper, journeyProjection, portraitOf, stageOf } from '#shopper';
import { Foresights } from '../../foresight/online/foresights.js';
import { Presence } from '../../live/presence.js';

/** Who is on the site now: a page open, or a step within the last five minutes. Last seen first. */
export class ListOnSite extends Query<readonly OnSiteShopper[]> {}

const RECENT_MS = 5 * 60_000;
const AT_MOST = 200;

@QueryHandler(ListOnSite)
export class ListOnSiteHandler implements IQueryHandler<ListOnSite> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly presence: Presence,
    private readonly clock: Clock,
    private readonly foresights: Foresights,
  ) {}

  async execute(): Promise<readonly OnSiteShopper[]> {
    const connected = await this.connected();
    const found = new Map(connected);
    for (const journey of await this.recent()) found.set(journey.shopperId, journey);
    const lines = await Promise.all(
      [...found.values()].map((journey) => this.line(journey, connected.has(journey.shopperId))),
    );
    const listed = lines
      .flatMap((line) => line ?? [])
      .sort((a, b) => b.lastSeen.localeCompare(a.lastSeen))
      .slice(0, AT_MOST);
    const notes = await this.foresights.newest(listed.map(({ shopperId }) => shopperId));
    return listed.map((line) => {
      const question = notes.get(line.shopperId)?.question;
      return question ? { ...line, question } : line;
    });
  }

  /** By the id of the person, so that one who logged in is one line. */
  private async connected(): Promise<Map<string, Journey>> {
    const here = this.presence.here().slice(0, AT_MOST);
    const journeys = await Promise.all(here.map((id) => journeyOfShopper(this.readModels, id)));
    return new Map(journeys.flatMap((journey) => (journey ? [[journey.shopperId, journey] as const] : [])));
  }

  private async recent(): Promise<readonly Journey[]> {
    const newest = await this.readModels.find<Partial<Journey>>(journeyProjection, {
      orderBy: 'lastSeen',
      direction: 'descending',
      limit: AT_MOST,
    });
    const since = new Date(this.clock.now().getTime() - RECENT_MS).toISOString();
    return newest
      .map(({ document }) => document)
      .filter((journey): journey is Journey => (journey.lastSeen ?? '') >= since);
  }

  private async line(journey: Journey, connected: boolean): Promise<OnSiteShopper | undefined> {
    const { shopperId, lastSeen, sessionStartedAt, currentPage, entries } = journey;
    const portrait = await portraitOf(this.readModels, shopperId);
    if (portrait === undefined) return undefined;
    const name = remembered(portrait.traits)?.name;
    const lastEvent = entries.at(-1);
    const conversationId = await this.openConversation(portrait);
    return {
      shopperId,
      ...(name !== undefined && { name }),
      stage: stageOf(portrait, this.clock.now().toISOString()),
      connected,
      lastSeen,
      sessionStartedAt,
      ...(currentPage !== undefined && { currentPage }),
      ...(lastEvent !== undefined && { lastEvent }),
      cartLines: portrait.cart.length,
      ...(conversationId !== undefined && { conversationId }),
    };
  }

  private async openConversation({ identities }: Portrait): Promise<string | undefined> {
    const newest = { orderBy: 'lastAt', direction: 'descending', limit: 5 } as const;
    for (const { shopperId } of identities.slice(-4)) {
      const found = await this.readModels.find<OpenConversation>(openConversationsProjection, {
        where: { shopperId },
        ...newest,
      });
      const open = found.find(({ document }) => document.status !== 'resolved');
      if (open !== undefined) return open.key;
    }
    return undefined;
  }
}
