import { isForgotten } from '#protocol';
import type { ConversationFact } from '../facts.js';

/** `active` takes answers; `confirmed`: the shop acts; of the last three nothing more is expected. */
export type FlowStatus = 'active' | 'waiting' | 'confirmed' | 'abandoned' | 'done' | 'refused';

/** Something that takes several steps: what is known of it so far. */
export interface ConversationFlow {
  readonly flowId: string;
  /** Which of the assistant's flows it is. */
  readonly flow: string;
  readonly status: FlowStatus;
  /** By field; what was forgotten is not there. */
  readonly answers: Readonly<Record<string, string>>;
  /** The field that was asked for last. */
  readonly asks?: string;
  /** Whether what is known now was shown for confirmation. */
  readonly shown: boolean;
  /** What the shop can be quoted by. */
  readonly reference?: string;
}

/** So many are remembered; older ones are past. */
const REMEMBERED = 8;

/** @returns the very same list where the fact says nothing about flows */
export function evolveFlows(
  flows: readonly ConversationFlow[],
  fact: ConversationFact,
): readonly ConversationFlow[] {
  switch (fact.type) {
    case 'FlowStarted': {
      const { flowId, flow } = fact.data;
      return [...flows, { flowId, flow, status: 'active', answers: {}, shown: false } as const].slice(
        -REMEMBERED,
      );
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
      return changed(flows, fact.data.flowId, (flow) => ({ ...flow, status }));
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
