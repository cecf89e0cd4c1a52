import {
  isForgotten,
  type Language,
  type RememberedText,
  type ReplyPart,
  type Transcript,
  type TranscriptEntry,
} from '#protocol';
import { transcriptWords } from './transcript-words.js';

/** Who reads it, and where. */
export interface Reader {
  /** IANA name. */
  readonly timeZone: string;
  readonly shop: Readonly<Record<Language, string>>;
}

/** One line of a transcript as people read it. */
export interface WrittenLine {
  /** ISO 8601, and as it is read. */
  readonly at: string;
  readonly time: string;
  /** Absent: something happened; nobody said it. */
  readonly who?: string;
  readonly by: 'shopper' | 'shop' | 'nobody';
  readonly text: string;
  /** What stood below the words: products, articles, a summary, files. */
  readonly below: readonly string[];
}

export interface WrittenTranscript {
  readonly language: Language;
  readonly title: string;
  readonly about: string;
  readonly lines: readonly WrittenLine[];
}

/** A transcript in the language in which it was held, for a file or an e-mail. It must be one that its shopper may see. */
export function writtenTranscript(
  { language, entries }: Pick<Transcript, 'language' | 'entries'>,
  { timeZone, shop }: Reader,
): WrittenTranscript {
  const words = transcriptWords[language];
  const clock = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  });
  return {
    language,
    title: words.title(shop[language]),
    about: words.timesIn(timeZone),
    lines: entries.flatMap((entry) => {
      const line = lineOf(entry, language);
      return line ? [{ at: entry.at, time: clock.format(new Date(entry.at)), ...line }] : [];
    }),
  };
}

function lineOf(entry: TranscriptEntry, language: Language): Omit<WrittenLine, 'at' | 'time'> | undefined {
  const words = transcriptWords[language];
  const said = (text: RememberedText): string => (isForgotten(text) ? words.forgotten : text);
  const below = [...partsOf(entry).flatMap(rowsOf), ...filesOf(entry, words.attached, words.forgotten)];
  switch (entry.kind) {
    case 'shopper':
      return { by: 'shopper', who: words.you, text: said(entry.text), below };
    case 'assistant':
      return { by: 'shop', who: words.assistant, text: said(entry.text), below };
    case 'agent':
      return { by: 'shop', who: entry.author ?? words.assistant, text: said(entry.text), below };
    case 'note': {
      const text = entry.event && words.happened[entry.event]?.(entry);
      return text === undefined ? undefined : { by: 'nobody', text, below: [] };
    }
    case 'internal':
      return undefined;
  }
}

const partsOf = ({ parts = [] }: TranscriptEntry): readonly ReplyPart[] => (isForgotten(parts) ? [] : parts);

/** Buttons and fields say nothing any more once the conversation is a file. */
function rowsOf(part: ReplyPart): readonly string[] {
  switch (part.kind) {
    case 'products':
      return part.products.map(({ name, price, currency = '', url }) =>
        [name, price === undefined ? undefined : `${String(price)} ${currency}`.trim(), url]
          .filter(isThere)
          .join(' · '),
      );
    case 'articles':
      return part.articles.map(({ title, url }) => [title, url].filter(isThere).join(' · '));
    case 'summary':
      return part.rows.map(({ label, value }) => `${label}: ${value}`);
    case 'choices':
    case 'input':
      return [];
  }
}

const filesOf = (
  { attachments = [] }: TranscriptEntry,
  attached: string,
  forgotten: string,
): readonly string[] => attachments.map(({ name }) => `${attached}: ${isForgotten(name) ? forgotten : name}`);

const isThere = (text: string | undefined): text is string => text !== undefined && text !== '';
