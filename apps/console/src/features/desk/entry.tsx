import type { StaffMember, TranscriptEntry } from '#protocol';
import { ForgottenMark } from '../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../shared/forgotten/remembered.js';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { BelievedIntent } from '../../shared/ui/believed-intent.js';
import { Written } from '../../shared/ui/written.js';
import { intentName } from '../../shared/words/intents.js';
import classes from './conversation.module.css';
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
  };
  return (
    <article className={classes.entry} data-side={entry.kind === 'shopper' ? 'theirs' : 'ours'}>
      <div className={classes.meta}>
        <span className={entry.kind === 'shopper' ? undefined : classes.done}>{authors[entry.kind]}</span>
        <time dateTime={entry.at}>{clock(entry.at)}</time>
        {entry.kind === 'assistant' && <Answered intent={entry.intent} />}
      </div>
      <Said entry={entry} />
      {entry.classification && <BelievedIntent classification={entry.classification} />}
    </article>
  );
}

function Said({ entry: { kind, text } }: Pick<EntryProps, 'entry'>) {
  if (isForgotten(text)) return <ForgottenMark />;
  return (
    <div className={classes.bubble} data-kind={kind}>
      {kind === 'assistant' ? <Written text={text} /> : text}
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
