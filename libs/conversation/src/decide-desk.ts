import { ok, type Result } from '#kernel';
import { about } from './about.js';
import type {
  AddNote,
  AddTag,
  Assign,
  Deal,
  DeskCommand,
  Snooze,
  TakeFromAway,
  Wake,
} from './desk-commands.js';
import type { ConversationFact } from './facts.js';
import { type ConversationRejection, rejected } from './rejections.js';
import type { StartedConversation } from './state.js';
import { saidLast } from './trail.js';

type Decision = Result<readonly ConversationFact[], ConversationRejection>;

const MOST_TAGS = 20;
const nothing: Decision = ok([]);
const happens = (...facts: readonly ConversationFact[]): Decision => ok(facts);

/** What agents arrange among themselves; a command that is already fulfilled yields no events. */
export function decideDesk(command: DeskCommand, state: StartedConversation): Decision {
  switch (command.type) {
    case 'AddNote':
      return addNote(command, state);
    case 'AddTag':
      return addTag(command, state);
    case 'RemoveTag':
      return state.desk.tags.includes(command.tag)
        ? happens({
            type: 'ConversationUntagged',
            data: { ...about(state), tag: command.tag, by: command.agent },
          })
        : nothing;
    case 'Snooze':
      return snooze(command, state);
    case 'Wake':
      return wake(command, state);
    case 'Assign':
      return assign(command, state);
    case 'Deal':
      return deal(command, state);
    case 'TakeFromAway':
      return takeFromAway(command, state);
  }
}

/** A conversation that sleeps wakes with whatever the shopper does that wants an answer. */
export function wakesWith(
  facts: readonly ConversationFact[],
  state: StartedConversation,
): readonly ConversationFact[] {
  const isWanted = facts.some(
    ({ type, data }) =>
      type === 'ShopperMessageSent' || (type === 'HandoffRequested' && data.reason !== 'agent-left'),
  );
  if (!isWanted || state.desk.snoozedUntil === undefined) return facts;
  return [...facts, { type: 'ConversationWoken', data: { ...about(state), because: 'shopper' } }];
}

function addNote({ agent, noteId, text, mentions }: AddNote, state: StartedConversation): Decision {
  if (state.desk.notes.includes(noteId)) return nothing;
  const author = { agentId: agent.id, agentName: agent.name };
  const named = [...new Set(mentions)];
  return happens({ type: 'NoteAdded', data: { ...about(state), noteId, ...author, text, mentions: named } });
}

function addTag({ agent, tag }: AddTag, state: StartedConversation): Decision {
  const { tags } = state.desk;
  if (tags.includes(tag)) return nothing;
  if (tags.length >= MOST_TAGS) return rejected('too-many-tags');
  return happens({ type: 'ConversationTagged', data: { ...about(state), tag, by: agent } });
}

function snooze({ agent, until, now }: Snooze, state: StartedConversation): Decision {
  if (state.desk.snoozedUntil === until) return nothing;
  if (state.status === 'resolved') return rejected('conversation-resolved');
  if (Date.parse(until) <= Date.parse(now)) return rejected('snoozed-into-the-past');
  return happens({ type: 'ConversationSnoozed', data: { ...about(state), until, by: agent } });
}

function wake({ because, now }: Wake, state: StartedConversation): Decision {
  const { snoozedUntil } = state.desk;
  if (snoozedUntil === undefined) return nothing;
  if (because === 'time' && Date.parse(snoozedUntil) > Date.parse(now)) return nothing;
  return happens({ type: 'ConversationWoken', data: { ...about(state), because } });
}

const assigned = (
  to: Deal['to'],
  state: StartedConversation,
  by?: Deal['to'],
): Extract<ConversationFact, { type: 'ConversationAssigned' }> => ({
  type: 'ConversationAssigned',
  data: { ...about(state), agentId: to.id, agentName: to.name, ...(by && { by }) },
});

function assign({ agent, to, as }: Assign, state: StartedConversation): Decision {
  if (to?.id === state.desk.assignee?.id) return nothing;
  if (state.status === 'resolved') return rejected('conversation-resolved');
  return to ? happens(assigned(to, state, agent)) : ok(letGo(state, as));
}

/** Decided anew on every conflict: of two who deal at the same moment, the second finds that it is somebody's. */
function deal({ to }: Deal, state: StartedConversation): Decision {
  const isWaiting = state.status === 'waiting' && state.desk.snoozedUntil === undefined;
  return isWaiting && !state.desk.assignee ? happens(assigned(to, state)) : nothing;
}

function takeFromAway({ agentId }: TakeFromAway, state: StartedConversation): Decision {
  const { assignee, snoozedUntil } = state.desk;
  if (assignee?.id !== agentId || snoozedUntil !== undefined) return nothing;
  const isWaitedFor = state.status === 'waiting' || saidLast(state.trail)?.from === 'shopper';
  return isWaitedFor ? ok(letGo(state, 'away')) : nothing;
}

/** Where the agent had joined, the shopper waits for another one: the assistant does not come in between. */
function letGo(
  state: StartedConversation,
  because: 'agent' | 'administrator' | 'away',
): readonly ConversationFact[] {
  const { assignee } = state.desk;
  if (!assignee) return [];
  const data = { ...about(state), agentId: assignee.id, because };
  const unassigned = { type: 'ConversationUnassigned', data } as const;
  if (state.status !== 'agent') return [unassigned];
  return [unassigned, { type: 'HandoffRequested', data: { ...about(state), reason: 'agent-left' } }];
}
