import type { AgentToServer, ConversationSummary, OnSiteShopper, ServerToAgent } from '#protocol';
import { createContext, use } from 'react';
import { Link } from '../../shared/link/link.js';
import { Store } from '../../shared/link/store.js';
import { withConversation } from './queue-order.js';

/** What the server says is going on; undefined until it has said so for the first time. */
export interface Site {
  readonly onSite?: readonly OnSiteShopper[];
  readonly conversations?: readonly ConversationSummary[];
}

/** The `/agent` namespace. On every connection the server sends both lists anew. */
export class AgentLink extends Link<ServerToAgent, AgentToServer> {
  readonly site = new Store<Site>({});

  /** What a message can be corrected to. */
  readonly intents = new Store<readonly string[]>([]);

  constructor() {
    super('/agent');
    this.on('intents', (intents) => this.intents.change(() => intents));
    this.on('onsite', (onSite) => this.site.change((site) => ({ ...site, onSite })));
    this.on('conversations', (conversations) => this.site.change((site) => ({ ...site, conversations })));
    this.on('conversation.changed', (changed) =>
      this.site.change((site) =>
        site.conversations ? { ...site, conversations: withConversation(site.conversations, changed) } : site,
      ),
    );
  }
}

export const AgentLinkContext = createContext<AgentLink | null>(null);

export function useAgentLink(): AgentLink {
  const link = use(AgentLinkContext);
  if (link === null) throw new Error('useAgentLink is used outside of the desk');
  return link;
}
