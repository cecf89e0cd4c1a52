import type {
  AgentOnDuty,
  AgentToServer,
  ConversationSummary,
  OnSiteShopper,
  ServerToAgent,
} from '#protocol';
import { createContext, use } from 'react';
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

/** The `/agent` namespace. On every connection the server sends both lists anew. */
export class AgentLink extends Link<ServerToAgent, AgentToServer> {
  readonly site = new Store<Site>({});

  /** What a message can be corrected to. */
  readonly intents = new Store<readonly string[]>([]);

  /** Who works at the desk today, and how much they have. */
  readonly agents = new Store<readonly AgentOnDuty[]>([]);

  /** Not looked at yet, newest last. */
  readonly mentions = new Store<readonly Mention[]>([]);

  constructor() {
    super('/agent');
    this.on('intents', (intents) => this.intents.change(() => intents));
    this.on('agents', (agents) => this.agents.change(() => agents));
    this.on('mentioned', (mention) =>
      this.mentions.change((all) => [...all.filter(({ noteId }) => noteId !== mention.noteId), mention]),
    );
    this.on('onsite', (onSite) => this.site.change((site) => ({ ...site, onSite })));
    this.on('conversations', (conversations) => this.site.change((site) => ({ ...site, conversations })));
    this.on('conversation.changed', (changed) =>
      this.site.change((site) =>
        site.conversations ? { ...site, conversations: withConversation(site.conversations, changed) } : site,
      ),
    );
  }

  /** The notes of this conversation were looked at. */
  readonly seeMentions = (conversationId: string): void =>
    this.mentions.change((all) =>
      all.some((each) => each.conversationId === conversationId)
        ? all.filter((each) => each.conversationId !== conversationId)
        : all,
    );
}

export const AgentLinkContext = createContext<AgentLink | null>(null);

export function useAgentLink(): AgentLink {
  const link = use(AgentLinkContext);
  if (link === null) throw new Error('useAgentLink is used outside of the desk');
  return link;
}
