import type { Agent } from './agent.js';
import type { ConversationFact } from './facts.js';

/** What agents have arranged about a conversation. */
export interface DeskState {
  /** Whose it is to answer. Whoever joins, it is theirs. */
  readonly assignee?: Agent;
  /** Who had it last, to whom it goes back where it can. */
  readonly lastAgent?: Agent;
  /** ISO 8601. */
  readonly snoozedUntil?: string;
  readonly tags: readonly string[];
  /** Ids. */
  readonly notes: readonly string[];
}

export const nothingArranged: DeskState = { tags: [], notes: [] };

/** @returns the very same state where the fact arranges nothing */
export function arrange(desk: DeskState, fact: ConversationFact): DeskState {
  switch (fact.type) {
    case 'AgentJoined':
    case 'ConversationAssigned': {
      const agent = { id: fact.data.agentId, name: fact.data.agentName };
      return { ...desk, assignee: agent, lastAgent: agent };
    }
    case 'ConversationUnassigned':
    case 'HandedBack':
      return nobodys(desk);
    case 'ConversationResolved':
      return awake(nobodys(desk));
    case 'ConversationSnoozed':
      return { ...desk, snoozedUntil: fact.data.until };
    case 'ConversationWoken':
      return awake(desk);
    case 'ConversationTagged':
      return { ...desk, tags: [...without(desk.tags, fact.data.tag), fact.data.tag] };
    case 'ConversationUntagged':
      return { ...desk, tags: without(desk.tags, fact.data.tag) };
    case 'NoteAdded':
      return { ...desk, notes: [...desk.notes, fact.data.noteId] };
    default:
      return desk;
  }
}

const nobodys = ({ assignee: _, ...desk }: DeskState): DeskState => desk;
const awake = ({ snoozedUntil: _, ...desk }: DeskState): DeskState => desk;
const without = (tags: readonly string[], tag: string): readonly string[] =>
  tags.filter((one) => one !== tag);
