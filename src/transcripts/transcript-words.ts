import type { Language, TranscriptEntry } from '#protocol';

type Happening = NonNullable<TranscriptEntry['event']>;

/** What stands in a written transcript beside what was said. */
export interface TranscriptWords {
  readonly title: (shop: string) => string;
  readonly timesIn: (timeZone: string) => string;
  readonly you: string;
  readonly assistant: string;
  readonly forgotten: string;
  readonly attached: string;
  /** Absent: shoppers are not told of it. */
  readonly happened: Partial<Readonly<Record<Happening, (entry: TranscriptEntry) => string>>>;
}

const english: TranscriptWords = {
  title: (shop) => `Your conversation with ${shop}`,
  timesIn: (timeZone) => `Times are in ${timeZone}.`,
  you: 'You',
  assistant: 'Assistant',
  forgotten: '(deleted)',
  attached: 'Attached',
  happened: {
    HandoffRequested: ({ text }) =>
      text === 'assistant-unsure' ? 'The assistant asked a person to help.' : 'You asked for a person.',
    AgentJoined: ({ author = '' }) => `${author} joined the conversation.`,
    HandedBack: () => 'The assistant took over again.',
    ConversationResolved: () => 'The conversation was closed.',
    ConversationRated: () => 'You rated the conversation.',
  },
};

const chinese: TranscriptWords = {
  title: (shop) => `您与${shop}的对话`,
  timesIn: (timeZone) => `时间按 ${timeZone} 时区显示。`,
  you: '您',
  assistant: '智能助手',
  forgotten: '（已删除）',
  attached: '附件',
  happened: {
    HandoffRequested: ({ text }) =>
      text === 'assistant-unsure' ? '智能助手请了人工客服来帮忙。' : '您要求转人工。',
    AgentJoined: ({ author = '' }) => `${author} 加入了对话。`,
    HandedBack: () => '智能助手继续为您服务。',
    ConversationResolved: () => '对话已结束。',
    ConversationRated: () => '您评价了这次对话。',
  },
};

export const transcriptWords: Readonly<Record<Language, TranscriptWords>> = { en: english, zh: chinese };
