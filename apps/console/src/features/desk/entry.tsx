import type { Choice, StaffMember, TranscriptEntry } from '#protocol';
import { IconCheck, IconChecks, IconHandClick } from '@tabler/icons-react';
import { ForgottenMark } from '../../shared/forgotten/forgotten-mark.js';
import { isForgotten, remembered } from '../../shared/forgotten/remembered.js';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { Written } from '../../shared/ui/written.js';
import { intentName } from '../../shared/words/intents.js';
import { namesOf } from './composer/named.js';
import classes from './conversation.module.css';
import { Marked } from './meaning/marked.js';
import { useMeanings } from './meaning/meaning-context.js';
import { Meaning } from './meaning/meaning.js';
import { Note } from './note.js';
import { Attachments, Parts } from './parts/parts.js';
import type { Reached } from './transcript/come-far.js';
import { InternalNote } from './transcript/internal-note.js';

export interface EntryProps {
  readonly entry: TranscriptEntry;
  readonly me: StaffMember;
  readonly shopperName: string;
  /** What the shopper pressed below this message. */
  readonly pressed?: Choice | undefined;
  /** How far it came, where that is worth saying. */
  readonly reached?: Reached | undefined;
  /** The same person said the line before, a moment ago. */
  readonly goesOn: boolean;
  /** It is the line that was looked for. */
  readonly found: boolean;
}

/** One line of the transcript: the shopper's on the left, ours on the right. */
export function Entry({ entry, me, shopperName, pressed, reached, goesOn, found }: EntryProps) {
  const { desk } = useWords();
  const { clock } = useFormat();
  if (entry.kind === 'note') return <Note entry={entry} />;
  if (entry.kind === 'internal') return <InternalNote entry={entry} me={me} found={found} />;
  const authors = {
    shopper: shopperName,
    assistant: desk.from.assistant,
    agent: entry.author === me.name ? desk.you : (entry.author ?? desk.from.agent),
  };
  return (
    <article
      className={classes.entry}
      data-side={entry.kind === 'shopper' ? 'theirs' : 'ours'}
      data-message={entry.id}
      data-found-line={found}
      data-goes-on={goesOn}
      title={goesOn ? clock(entry.at) : undefined}
      tabIndex={-1}
    >
      <div className={classes.meta}>
        <span className={entry.kind === 'shopper' ? undefined : classes.done}>{authors[entry.kind]}</span>
        <time dateTime={entry.at}>{clock(entry.at)}</time>
        {entry.kind === 'assistant' && <Did entry={entry} />}
      </div>
      <Said entry={entry} />
      <Attachments attachments={entry.attachments} />
      <Parts parts={entry.parts} pressed={pressed} />
      {reached && <ReachedMark reached={reached} />}
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
function Said({ entry }: Pick<EntryProps, 'entry'>) {
  const { id, kind, text, classification, choice, attachments } = entry;
  const { opened } = useMeanings();
  const { acts } = useWords();
  if (isForgotten(text)) return <ForgottenMark />;
  // Files without words are sent under their names, which stand on the files.
  if (attachments !== undefined && text === namesOf(attachments)) return null;
  const explained = opened?.messageId === id && opened.part === 'why';
  const words = explained ? (classification?.words ?? []) : [];
  const isPressed = choice !== undefined && remembered(choice) !== undefined;
  return (
    <div className={classes.bubble} data-kind={kind} data-pressed={isPressed}>
      {isPressed && <IconHandClick size={15} aria-label={acts.chose} />}
      {kind === 'assistant' ? <Written text={text} /> : <Marked text={text} words={words} />}
    </div>
  );
}

/** What the assistant did with an answer: what it answered, or which step it took; and whose words they are. */
function Did({ entry: { intent, reply, writtenBy } }: Pick<EntryProps, 'entry'>) {
  const { language, words } = useLocale();
  const { desk, acts } = words;
  const what =
    reply !== undefined && reply !== 'answer'
      ? [acts.kinds[reply], ...(intent ? [intentName(intent, language)] : [])].join(' · ')
      : intent === undefined
        ? undefined
        : intent === null
          ? desk.asked
          : desk.answered(intentName(intent, language));
  return (
    <>
      {what !== undefined && <span className={classes.done}>{what}</span>}
      {writtenBy && <span>{acts.generatedBy(writtenBy.name)}</span>}
    </>
  );
}

function ReachedMark({ reached }: { readonly reached: Reached }) {
  const { acts } = useWords();
  const Symbol = reached === 'sent' ? IconCheck : IconChecks;
  return (
    <div className={classes.reached} data-reached={reached}>
      <Symbol size={14} aria-hidden />
      {acts.reached[reached]}
    </div>
  );
}
