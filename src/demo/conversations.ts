import { derivedId } from '#kernel';
import { conversationStream, type DataOf, type EventType } from '#protocol';
import type { DemoShopper } from './load.js';
import { HOUR, MINUTE, tell, type Story } from './visit.js';

type Question = DemoShopper['pastQuestions'][number];

const AGENT = { agentId: 'agent-mira', agentName: 'Mira' };
const forPeople: ReadonlySet<string> = new Set(['talk_to_human', 'complaint']);

/** Conversations of the past: each question answered from the help pages, or by a person, and closed. */
export function pastConversations(story: Story, shopperId: string, times: readonly number[]): void {
  for (const [i, questions] of grouped(story.shopper.pastQuestions).entries()) {
    const latest = story.now - (i + 1) * 6 * HOUR;
    const visit = times[Math.max(0, times.length - 1 - 2 * i)] ?? latest;
    converse(story, shopperId, questions, Math.min(visit + 20 * MINUTE, latest), i);
  }
}

/** A wish for a person belongs to the conversation before it. */
function grouped(questions: readonly Question[]): Question[][] {
  const groups: Question[][] = [];
  for (const question of questions) {
    const before = groups.at(-1);
    if (question.intent === 'talk_to_human' && before !== undefined) before.push(question);
    else groups.push([question]);
  }
  return groups;
}

function converse(story: Story, shopperId: string, questions: readonly Question[], start: number, n: number) {
  const { random, shopper } = story;
  const conversationId = derivedId('demo-conversation', shopperId, String(n));
  const talk = new Talk(story, { conversationId, shopperId }, start);
  talk.says('shopper', 'ConversationStarted', { ...talk.ids, language: shopper.language });
  for (const [i, question] of questions.entries()) {
    talk.asks(question, derivedId('demo-message', conversationId, String(i)));
  }
  const by = questions.some(({ intent }) => forPeople.has(intent)) ? 'agent' : 'shopper';
  talk.says(by, 'ConversationResolved', { ...talk.ids, by });
  if (random.chance(0.4)) talk.says('shopper', 'ConversationRated', { ...talk.ids, rating: random.between(3, 5) });
}

/** One conversation: a clock that runs from event to event. */
class Talk {
  constructor(
    private readonly story: Story,
    readonly ids: { conversationId: string; shopperId: string },
    private at: number,
  ) {}

  says<Type extends EventType>(by: 'shopper' | 'assistant' | 'agent', type: Type, data: DataOf<Type>): void {
    const id = { shopper: this.ids.shopperId, assistant: 'assistant', agent: AGENT.agentId }[by];
    tell(this.story, conversationStream(this.ids.conversationId), type, this.at, data, { actor: { kind: by, id } });
    this.at += this.story.random.between(1_000, 4_000);
  }

  /** A question with its answer. */
  asks({ intent, text }: Question, messageId: string): void {
    const { random, shopper } = this.story;
    this.says('shopper', 'ShopperMessageSent', { ...this.ids, messageId, text });
    this.says('assistant', 'IntentClassified', {
      ...this.ids,
      messageId,
      ranking: [{ intent, probability: random.between(86, 98) / 100 }],
      outOfScope: false,
      band: 'sure',
      language: shopper.language,
      model: { name: 'intents', version: 'demo-history' },
    });
    const reply = { ...this.ids, messageId: derivedId(messageId, 'reply') };
    if (forPeople.has(intent)) {
      this.says('shopper', 'HandoffRequested', { ...this.ids, reason: 'shopper-asked' });
      this.at += random.between(1, 4) * MINUTE;
      this.says('agent', 'AgentJoined', { ...this.ids, ...AGENT });
      this.says('agent', 'AgentMessageSent', { ...reply, ...AGENT, text: agentReply[shopper.language] });
    } else {
      const answered = { ...reply, inReplyTo: messageId, intent, text: answer(this.story, intent) };
      this.says('assistant', 'AssistantReplied', answered);
    }
    this.at += random.between(1, 3) * MINUTE;
  }
}

const agentReply = {
  en: 'Hello, this is Mira from Harbour & Pine. I have read your messages and am looking into it. You will have an e-mail from me with the outcome today.',
  zh: '您好，我是港湾与松的Mira。您的留言我都看过了，正在核实，今天之内会把结果发到您的邮箱。',
} as const;

/** The opening of the help article on the subject, and where the rest is. */
export function answer({ help, shopper: { language } }: Story, intent: string): string {
  const article = help.find((each) => each.intents.includes(intent));
  if (article === undefined)
    return language === 'zh' ? '请稍等，我来查一下。' : 'One moment, I will look into it.';
  const [first = '', second = ''] = article.body[language].split('\n\n');
  const short = first.length < (language === 'zh' ? 60 : 120);
  const opening = short || /[:：]$/.test(first) ? `${first}\n\n${second}` : first;
  const title = article.title[language];
  return language === 'zh'
    ? `${opening}\n\n详见帮助页《${title}》。`
    : `${opening}\n\nMore on our help page “${title}”.`;
}
