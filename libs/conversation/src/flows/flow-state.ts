import { isForgotten, type Language } from '#protocol';
import type { ConversationFact } from '../facts.js';

/** `active` takes answers; `confirmed`: the shop acts; of the last three nothing more is expected. */
export type FlowStatus = 'active' | 'waiting' | 'confirmed' | 'abandoned' | 'done' | 'refused';

/** Something that takes several steps: what is known of it so far. */
export interface ConversationFlow {
  readonly flowId: string;
  /** Which of the assistant's flows it is. */
  readonly flow: string;
  readonly status: FlowStatus;
  /** In which it was begun: a name or a street tells nothing about the reader. */
  readonly language: Language;
  /** By field; what was forgotten is not there. */
  readonly answers: Readonly<Record<string, string>>;
  /** The field that was asked for last. */
  readonly asks?: string;
  /** Whether what is known now was shown for confirmation. */
  readonly shown: boolean;
  /** The message that confirmed it. Set again where that was said more than once, as the shop could not be reached. */
  readonly confirmedBy?: string;
  /** What the shop can be quoted by. */
  readonly reference?: string;
}

/** So many are remembered; older ones are past. */
const REMEMBERED = 8;

/** @returns the very same list where the fact says nothing about flows */
export function evolveFlows(
  flows: readonly ConversationFlow[],
  fact: ConversationFact,
  language: Language,
): readonly ConversationFlow[] {
  switch (fact.type) {
    case 'FlowStarted': {
      const { flowId, flow } = fact.data;
      const begun = { flowId, flow, status: 'active', language, answers: {}, shown: false } as const;
      return [...flows, begun].slice(-REMEMBERED);
    }
    case 'FlowAnswered': {
      const { field, value } = fact.data;
      return changed(flows, fact.data.flowId, ({ asks: _, ...flow }) => ({
        ...flow,
        shown: false,
        answers: isForgotten(value) ? flow.answers : { ...flow.answers, [field]: value },
      }));
    }
    case 'FlowMoved': {
      const status = fact.data.to === 'resumed' ? 'active' : fact.data.to;
      const { messageId } = fact.data;
      const confirmed = status === 'confirmed' && messageId !== undefined && { confirmedBy: messageId };
      return changed(flows, fact.data.flowId, (flow) => ({ ...flow, ...confirmed, status }));
    }
    case 'FlowEnded': {
      const { outcome: status, reference } = fact.data;
      const known = reference === undefined ? {} : { reference };
      return changed(flows, fact.data.flowId, (flow) => ({ ...flow, ...known, status }));
    }
    case 'AssistantReplied': {
      const { asks } = fact.data;
      if (!asks) return flows;
      return changed(flows, asks.flowId, ({ asks: _, ...flow }) =>
        asks.field === undefined ? { ...flow, shown: true } : { ...flow, asks: asks.field, shown: false },
      );
    }
    default:
      return flows;
  }
}

const changed = (
  flows: readonly ConversationFlow[],
  flowId: string,
  change: (flow: ConversationFlow) => ConversationFlow,
): readonly ConversationFlow[] => flows.map((flow) => (flow.flowId === flowId ? change(flow) : flow));
