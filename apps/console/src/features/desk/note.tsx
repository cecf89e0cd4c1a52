import type { TranscriptEntry } from '#protocol';
import { isForgotten } from '../../shared/forgotten/remembered.js';
import { useLocale } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { intentName } from '../../shared/words/intents.js';
import classes from './conversation.module.css';

/** What happened between the messages, in the reader's language. */
export function Note({ entry }: { readonly entry: TranscriptEntry }) {
  const { clock } = useFormat();
  return (
    <div className={classes.note} role="note" data-message={entry.id}>
      {useNoteWords(entry)} · <time dateTime={entry.at}>{clock(entry.at)}</time>
    </div>
  );
}

/** A note's text is what its event alone knows: the reason of a hand-off, who resolved, a rating's comment. */
function useNoteWords({ event, author = '', text: kept }: TranscriptEntry): string {
  const { words, language } = useLocale();
  const { soon } = useFormat();
  const now = useNow();
  const { app, desk, acts } = words;
  const text = isForgotten(kept) ? app.forgotten : kept;
  switch (event) {
    case undefined:
      return text;
    case 'AgentJoined':
      return author === '' ? desk.note[event] : desk.joinedBy(author);
    case 'ConversationAssigned':
      return author === '' ? desk.note[event] : acts.assignedNote(author);
    case 'ConversationSnoozed':
      return Number.isNaN(Date.parse(text)) ? desk.note[event] : acts.snoozedNote(author, soon(text, now));
    case 'ConversationWoken':
      return acts.woken[text] ?? desk.note[event];
    case 'HelpAccepted':
      return desk.note[event];
    case 'FlowEnded': {
      const [flow = '', outcome = ''] = text.split(' ');
      const name = acts.flows[flow] ?? intentName(flow, language);
      return desk.said(name, acts.flowEnded[outcome] ?? desk.note[event]);
    }
    default:
      return desk.because[text] ?? (text === '' ? desk.note[event] : desk.said(desk.note[event], text));
  }
}
