import type { StaffMember, TranscriptEntry } from '#protocol';
import { ForgottenMark } from '../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../shared/forgotten/remembered.js';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { Written } from '../../shared/ui/written.js';
import { intentName } from '../../shared/words/intents.js';
import classes from './conversation.module.css';
import { Marked } from './meaning/marked.js';
import { useMeanings } from './meaning/meaning-context.js';
import { Meaning } from './meaning/meaning.js';
import { Note } from './note.js';

interface EntryProps {
  readonly entry: TranscriptEntry;
  readonly me: StaffMember;
  readonly shopperName: string;
}

/** One line of the transcript: the shopper's on the left, ours on the right. */
export function Entry({ entry, me, shopperName }: EntryProps) {
  const { desk } = useWords();
  const { clock } = useFormat();
  if (entry.kind === 'note') return <Note entry={entry} />;
  const authors = {
    shopper: shopperName,
    assistant: desk.from.assistant,
    agent: entry.author === me.name ? desk.you : (entry.author ?? desk.from.agent),
    internal: entry.author === me.name ? desk.you : (entry.author ?? desk.from.agent),
  };
  return (
    <article
      className={classes.entry}
      data-side={entry.kind === 'shopper' ? 'theirs' : 'ours'}
      data-message={entry.id}
    >
      <div className={classes.meta}>
        <span className={entry.kind === 'shopper' ? undefined : classes.done}>{authors[entry.kind]}</span>
        <time dateTime={entry.at}>{clock(entry.at)}</time>
        {entry.kind === 'assistant' && <Answered intent={entry.intent} />}
      </div>
      <Said entry={entry} />
      {entry.classification && (
        <Meaning
          messageId={entry.id}
          classification={entry.classification}
          text={isForgotten(entry.text) ? undefined : entry.text}
        />
      )}
    </article>
  );
}

/** While it is open why a message is held for something, the words that spoke for it are marked. */
function Said({ entry: { id, kind, text, classification } }: Pick<EntryProps, 'entry'>) {
  const { opened } = useMeanings();
  if (isForgotten(text)) return <ForgottenMark />;
  const explained = opened?.messageId === id && opened.part === 'why';
  const words = explained ? (classification?.words ?? []) : [];
  return (
    <div className={classes.bubble} data-kind={kind}>
      {kind === 'assistant' ? <Written text={text} /> : <Marked text={text} words={words} />}
    </div>
  );
}

function Answered({ intent }: { readonly intent: string | null | undefined }) {
  const { language, words } = useLocale();
  if (intent === undefined) return null;
  return (
    <span className={classes.done}>
      {intent === null ? words.desk.asked : words.desk.answered(intentName(intent, language))}
    </span>
  );
}
