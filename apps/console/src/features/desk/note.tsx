import type { TranscriptEntry } from '#protocol';
import { isForgotten } from '../../shared/forgotten/remembered.js';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './conversation.module.css';

/** What happened between the messages, in the reader's language. */
export function Note({ entry }: { readonly entry: TranscriptEntry }) {
  const { clock } = useFormat();
  return (
    <div className={classes.note} role="note">
      {useNoteWords(entry)} · <time dateTime={entry.at}>{clock(entry.at)}</time>
    </div>
  );
}

/** A note's text is what its event alone knows: the reason of a hand-off, who resolved, a rating's comment. */
function useNoteWords({ event, author, text: kept }: TranscriptEntry): string {
  const { app, desk } = useWords();
  const text = isForgotten(kept) ? app.forgotten : kept;
  if (event === undefined) return text;
  if (event === 'AgentJoined' && author !== undefined) return desk.joinedBy(author);
  return desk.because[text] ?? (text === '' ? desk.note[event] : desk.said(desk.note[event], text));
}
