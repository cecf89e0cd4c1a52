import type {
  AgentOnDuty,
  AgentToServer,
  ConversationSummary,
  DeskHours,
  Mentions,
  OnSiteShopper,
  ServerToAgent,
} from '#protocol';
import { createContext, use } from 'react';
import { post, request } from '../../shared/api/request.js';
import { Link } from '../../shared/link/link.js';
import { Store } from '../../shared/link/store.js';
import { withConversation } from './queue-order.js';

/** What the server says is going on; undefined until it has said so for the first time. */
export interface Site {
  readonly onSite?: readonly OnSiteShopper[];
  readonly conversations?: readonly ConversationSummary[];
}

/** A note that names the one who is signed in. */
export type Mention = Parameters<ServerToAgent['mentioned']>[0];

type Viewers = Parameters<ServerToAgent['viewers']>[0];

/** The `/agent` namespace. On every connection the server sends both lists anew. */
export class AgentLink extends Link<ServerToAgent, AgentToServer> {
  readonly site = new Store<Site>({});

  /** What a message can be corrected to. */
  readonly intents = new Store<readonly string[]>([]);

  /** Who works at the desk today, and how much they have. */
  readonly agents = new Store<readonly AgentOnDuty[]>([]);

  /** What shoppers are told of the desk; undefined until it has been said. */
  readonly hours = new Store<DeskHours | undefined>(undefined);

  /** Who looks at the conversation that was told of last: the answer comes before there is a screen for it. */
  readonly viewers = new Store<Viewers>({ conversationId: '', viewers: [] });

  /** Not looked at yet, newest last. */
  readonly mentions = new Store<readonly Mention[]>([]);

  constructor() {
    super('/agent');
    this.on('intents', (intents) => this.intents.change(() => intents));
    this.on('agents', (agents) => this.agents.change(() => agents));
    this.on('desk.hours', (hours) => this.hours.change(() => hours));
    this.on('viewers', (viewers) => this.viewers.change(() => viewers));
    this.on('mentioned', (mention) =>
      this.mentions.change((all) => [...all.filter(({ noteId }) => noteId !== mention.noteId), mention]),
    );
    this.status.subscribe(() => {
      if (this.status.get() === 'live') this.askMentions().catch(console.warn);
    });
    this.on('onsite', (onSite) => this.site.change((site) => ({ ...site, onSite })));
    this.on('conversations', (conversations) => this.site.change((site) => ({ ...site, conversations })));
    this.on('conversation.changed', (changed) =>
      this.site.change((site) =>
        site.conversations ? { ...site, conversations: withConversation(site.conversations, changed) } : site,
      ),
    );
  }

  /** What was written while nobody was here to be told. */
  private readonly askMentions = async (): Promise<void> => {
    const { mentions } = (await request('/api/mentions')) as Mentions;
    const unread = mentions.filter(({ isUnread }) => isUnread).toReversed();
    this.mentions.change(() => unread);
  };

  /** The notes of this conversation were looked at. */
  readonly seeMentions = (conversationId: string): void => {
    const seen = this.mentions.get().findLast((each) => each.conversationId === conversationId);
    if (seen === undefined) return;
    this.mentions.change((all) => all.filter((each) => each.conversationId !== conversationId));
    post('/api/mentions/read', { upTo: seen.noteId }).catch(console.warn);
  };
}

export const AgentLinkContext = createContext<AgentLink | null>(null);

export function useAgentLink(): AgentLink {
  const link = use(AgentLinkContext);
  if (link === null) throw new Error('useAgentLink is used outside of the desk');
  return link;
}
