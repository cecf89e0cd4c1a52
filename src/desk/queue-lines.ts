import { Injectable } from '@nestjs/common';
import { type ConversationSummary, type PredictedQuestion, remembered } from '#protocol';
import { ReadModels } from '#read-models';
import { portraitOf } from '#shopper';
import type { ForesightNote } from '../foresight/online/foresight-note.js';
import { Foresights } from '../foresight/online/foresights.js';

const MOST = 2_000;

/** The lines of the queue as agents see them: with what the shopper is called and is about to ask. */
@Injectable()
export class QueueLines {
  /** Open conversations of a person, by the person's id, as far as they were shown. */
  private readonly shown = new Map<string, Set<string>>();
  /** What was told last, so that nothing is told twice. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly readModels: ReadModels,
    private readonly foresights: Foresights,
  ) {}

  async complete(summaries: readonly ConversationSummary[]): Promise<readonly ConversationSummary[]> {
    const portraits = await Promise.all(
      summaries.map(({ shopperId }) => portraitOf(this.readModels, shopperId)),
    );
    const persons = summaries.map(({ shopperId }, i) => portraits[i]?.shopperId ?? shopperId);
    const notes = await this.foresights.newest([...new Set(persons)]);
    return summaries.map((summary, i) => {
      const person = persons[i] ?? summary.shopperId;
      this.remember(person, summary);
      const name = remembered(portraits[i]?.traits)?.name;
      const question = summary.status === 'resolved' ? undefined : notes.get(person)?.question;
      return { ...summary, ...(name !== undefined && { shopperName: name }), ...(question && { question }) };
    });
  }

  /** Whether the line reads differently from when it was told last. Asking makes it told. */
  isNews(summary: ConversationSummary): boolean {
    const { conversationId } = summary;
    const text = JSON.stringify({ ...summary, question: summary.question && leading(summary.question) });
    if (this.told.get(conversationId) === text) return false;
    this.told.delete(conversationId);
    this.told.set(conversationId, text);
    dropOldest(this.told);
    return true;
  }

  /** Conversations whose line may read differently, now that something else is believed of their shopper. */
  touchedBy({ shopperId }: ForesightNote): readonly string[] {
    return [...(this.shown.get(shopperId) ?? [])];
  }

  private remember(person: string, { conversationId, status }: ConversationSummary): void {
    const theirs = this.shown.get(person) ?? new Set();
    if (status === 'resolved') theirs.delete(conversationId);
    else theirs.add(conversationId);
    this.shown.delete(person);
    if (theirs.size > 0) this.shown.set(person, theirs);
    dropOldest(this.shown);
  }
}

/** As far as a line shows it: that a probability moved by a hair is no news. */
const leading = ({ intent, band, probability }: PredictedQuestion) => ({
  intent,
  band,
  percent: Math.round(probability * 20) * 5,
});

function dropOldest(map: Map<string, unknown>): void {
  const [oldest] = map.keys();
  if (map.size > MOST && oldest !== undefined) map.delete(oldest);
}
