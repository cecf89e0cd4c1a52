import type { Agent } from './agent.js';

/** An agent as dealing out sees them. Times are ISO 8601. */
export interface AgentAtDesk {
  readonly agent: Agent;
  readonly isHere: boolean;
  /** When they were last here; absent: never. */
  readonly lastHere?: string;
  readonly available: boolean;
  readonly capacity: number;
  /** Conversations that are theirs and not asleep. */
  readonly load: number;
  /** Since when they were given nothing and wrote nothing. */
  readonly idleSince: string;
  /** Absent or empty: not known. */
  readonly languages?: readonly string[] | undefined;
}

/** A conversation that waits for somebody. */
export interface WaitingConversation {
  readonly conversationId: string;
  readonly language: string;
  readonly waitingSince: string;
  /** Who had it last. */
  readonly lastAgentId?: string | undefined;
  /** Who has put it back: it does not come to them again by itself. */
  readonly declinedBy?: readonly string[] | undefined;
}

/** Somebody's conversation in which the shopper waits. */
export interface HeldConversation {
  readonly conversationId: string;
  readonly agentId: string;
  readonly assignedAt: string;
}

export interface Dealt {
  readonly conversationId: string;
  readonly to: Agent;
}

/**
 * Who gets what: the one who waits longest first, to their last agent, else to whom has the most room; agents who
 * are known to speak the language come first, those who are known not to last. Nobody gets more than they can hold.
 *
 * @param now ISO 8601
 */
export function planDeals(
  waiting: readonly WaitingConversation[],
  agents: readonly AgentAtDesk[],
  now: string,
): readonly Dealt[] {
  const free = new Map(agents.filter(hasRoom).map((one) => [one.agent.id, one]));
  const dealt: Dealt[] = [];
  for (const conversation of [...waiting].sort(byWaiting)) {
    const { declinedBy = [] } = conversation;
    const [first] = [...free.values()]
      .filter(({ agent }) => !declinedBy.includes(agent.id))
      .sort(bySuitability(conversation));
    if (!first) continue;
    dealt.push({ conversationId: conversation.conversationId, to: first.agent });
    const busier = { ...first, load: first.load + 1, idleSince: now };
    if (hasRoom(busier)) free.set(first.agent.id, busier);
    else free.delete(first.agent.id);
  }
  return dealt;
}

const hasRoom = ({ isHere, available, load, capacity }: AgentAtDesk): boolean =>
  isHere && available && load < capacity;

const byWaiting = (a: WaitingConversation, b: WaitingConversation): number =>
  a.waitingSince.localeCompare(b.waitingSince);

function bySuitability({ lastAgentId, language }: WaitingConversation) {
  const stranger = ({ agent }: AgentAtDesk): number => (agent.id === lastAgentId ? 0 : 1);
  const distance = ({ languages = [] }: AgentAtDesk): number => {
    if (languages.length === 0) return 1;
    return languages.includes(language) ? 0 : 2;
  };
  const fullness = ({ load, capacity }: AgentAtDesk): number => load / capacity;
  return (a: AgentAtDesk, b: AgentAtDesk): number =>
    stranger(a) - stranger(b) ||
    distance(a) - distance(b) ||
    fullness(a) - fullness(b) ||
    a.idleSince.localeCompare(b.idleSince) ||
    a.agent.id.localeCompare(b.agent.id);
}

/** What is taken from agents who have been away for so long while the shopper waits for them. */
export function planTakings(
  held: readonly HeldConversation[],
  agents: readonly AgentAtDesk[],
  { now, awayForMs }: { readonly now: string; readonly awayForMs: number },
): readonly HeldConversation[] {
  const known = new Map(agents.map((one) => [one.agent.id, one]));
  const limit = new Date(Date.parse(now) - awayForMs).toISOString();
  return held.filter(({ agentId, assignedAt }) => {
    const agent = known.get(agentId);
    if (agent?.isHere) return false;
    return assignedAt < limit && (agent?.lastHere ?? '') < limit;
  });
}
