import type { Transcript } from '#protocol';
import { IconMessageCircleOff, IconPointer } from '@tabler/icons-react';
import { useWords } from '../../shared/i18n/locale.js';
import { Empty } from '../../shared/ui/empty.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';
import { type AroundTranscript, ConversationOpen } from './conversation-open.js';
import classes from './desk.module.css';
import type { Chosen } from './selection.js';
import { TranscriptSkeleton } from './transcript-skeleton.js';
import type { Watched } from './watch.js';

interface ConversationColumnProps extends AroundTranscript {
  readonly chosen: Chosen;
  readonly transcript: Watched<Transcript> & { readonly again: () => void };
}

export function ConversationColumn(props: ConversationColumnProps) {
  const { desk } = useWords();
  return (
    <section
      className={`${classes.column ?? ''} ${classes.conversation ?? ''}`}
      aria-label={desk.conversation}
      data-column="conversation"
    >
      <Content {...props} />
    </section>
  );
}

function Content({ chosen, transcript, ...rest }: ConversationColumnProps) {
  const { desk } = useWords();
  if (chosen.conversationId === undefined) {
    return chosen.shopperId === undefined ? (
      <Empty icon={IconPointer} title={desk.pickTitle} text={desk.pick} />
    ) : (
      <Empty icon={IconMessageCircleOff} title={desk.silentTitle} text={desk.silent} />
    );
  }
  if (transcript.value !== undefined) {
    return <ConversationOpen key={chosen.conversationId} transcript={transcript.value} {...rest} />;
  }
  if (transcript.problem === undefined) return <TranscriptSkeleton />;
  return (
    <div style={{ padding: 16 }}>
      <ProblemNote problem={transcript.problem} again={transcript.again} />
    </div>
  );
}
