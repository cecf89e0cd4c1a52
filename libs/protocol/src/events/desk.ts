import { z } from 'zod';
import { language } from './conversation.js';
import { defineEvent, id, text } from './define-event.js';

/** What the people at the desk say of themselves; streams `agent-<id>`. */
export const deskEvents = [
  /** Whether new work may come, how much at a time, and in which languages; none said: any. */
  defineEvent(
    'AgentDutySet',
    z.object({
      agentId: id,
      agentName: text(200),
      available: z.boolean(),
      capacity: z.number().int().min(1).max(50),
      languages: z.array(language).max(2).optional(),
    }),
  ),
  /** They have seen the notes that name them, up to that one. */
  defineEvent('MentionsRead', z.object({ agentId: id, upTo: id })),
] as const;
