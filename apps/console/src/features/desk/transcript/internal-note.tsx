import type { StaffMember, TranscriptEntry } from '#protocol';
import { IconLock } from '@tabler/icons-react';
import { ForgottenMark } from '../../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useStore } from '../../../shared/link/store.js';
import { useAgentLink } from '../agent-link.js';
import { withMentions } from './mention-pieces.js';
import classes from './transcript.module.css';

interface InternalNoteProps {
  readonly entry: TranscriptEntry;
  readonly me: StaffMember;
  readonly found: boolean;
}

/** A note among colleagues: across the whole width and tinted, so that nobody takes it for something said. */
export function InternalNote({ entry, me, found }: InternalNoteProps) {
  const { acts, desk } = useWords();
  const { clock } = useFormat();
  const author = entry.author === me.name ? desk.you : (entry.author ?? desk.from.agent);
  return (
    <article className={classes.internal} data-message={entry.id} data-found-line={found} tabIndex={-1}>
      <div className={classes.internalHead}>
        <IconLock size={13} aria-hidden />
        <b>{acts.internal}</b>
        <span>{author}</span>
        <time dateTime={entry.at}>{clock(entry.at)}</time>
        <span className={classes.only}>{acts.onlyColleagues}</span>
      </div>
      {isForgotten(entry.text) ? <ForgottenMark /> : <NoteText text={entry.text} me={me} />}
    </article>
  );
}

function NoteText({ text, me }: { readonly text: string; readonly me: StaffMember }) {
  const agents = useStore(useAgentLink().agents);
  const names = [...agents.map(({ name }) => name), me.name];
  return (
    <div className={classes.internalText}>
      {withMentions(text, names).map(({ piece, name }, at) =>
        name === undefined ? (
          piece
        ) : (
          <span key={at} className={classes.named} data-me={name === me.name}>
            {piece}
          </span>
        ),
      )}
    </div>
  );
}
