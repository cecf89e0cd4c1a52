import type { DataOf } from '#protocol';

/** How a conversation went. Nothing in it is personal. */
export interface ConversationOutcome {
  readonly conversationId: string;
  readonly shopperId: string;
  /** ISO 8601, as all times here. */
  readonly startedAt: string;
  /** Of what the shopper first wrote; until that is read, of the page they wrote on. */
  readonly language: string;
  readonly languageRead: boolean;
  readonly firstMessageAt?: string;
  readonly firstAnswerAt?: string;
  /** When a person was first asked for; absent where one answered or joined of themselves. */
  readonly handedOffAt?: string;
  readonly firstHumanAnswerAt?: string;
  /** Absent while it is open; where it was taken up again, of the last time. */
  readonly resolved?: { readonly at: string; readonly by: DataOf<'ConversationResolved'>['by'] };
  /** People who took part, by name as they were last called. */
  readonly agents: readonly { readonly agentId: string; readonly name: string }[];
  /** What each message was read to ask for, by message; null: nothing that is known. */
  readonly asked: Readonly<Record<string, string | null>>;
  /** What agents said instead, by message. */
  readonly corrected: Readonly<Record<string, string | null>>;
  readonly rating?: number;
}

/** What was asked in it, each once; empty where nothing was understood. */
export const intentsIn = ({
  asked,
  corrected,
}: Pick<ConversationOutcome, 'asked' | 'corrected'>): readonly string[] => [
  ...new Set(Object.values({ ...asked, ...corrected }).filter((intent) => intent !== null)),
];
