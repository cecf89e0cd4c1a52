import type { ConversationEvent, ConversationStatus } from '#protocol';

interface StateChange {
  readonly status: ConversationStatus;
  readonly agentName?: string;
}

/** Who holds the conversation after an event, or undefined where the event changes nothing about that. */
export function stateChange(event: ConversationEvent): StateChange | undefined {
  switch (event.type) {
    case 'ConversationStarted':
    case 'HandedBack':
      return { status: 'assistant' };
    case 'HandoffRequested':
      return { status: 'waiting' };
    case 'AgentJoined':
      return { status: 'agent', agentName: event.data.agentName };
    case 'ConversationResolved':
      return { status: 'resolved' };
    default:
      return undefined;
  }
}
