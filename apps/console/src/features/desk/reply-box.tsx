import { ActionIcon, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { useAgentLink } from './agent-link.js';
import classes from './conversation.module.css';
import { ReplyHint } from './reply-hint.js';
import { keepUnsent, unsentOf } from './unsent.js';

interface ReplyBoxProps {
  readonly ref: Ref<HTMLTextAreaElement>;
  readonly conversationId: string;
  readonly open: boolean;
  /** Sending also joins the conversation. */
  readonly joins: boolean;
  readonly send: (text: string) => void;
}
const LIMIT = 4000;

/** Enter sends, Shift+Enter breaks the line; while an input method composes, Enter belongs to it. */
export function ReplyBox({ ref, conversationId, open, joins, send }: ReplyBoxProps) {
  const { desk } = useWords();
  const live = useStore(useAgentLink().status) === 'live';
  const [text, setText] = useState(() => unsentOf(conversationId));
  const write = (next: string): void => {
    setText(next);
    keepUnsent(conversationId, next);
  };
  const over = text.length - LIMIT;
  const ready = open && live && text.trim() !== '' && over <= 0;
  const submit = (): void => {
    if (!ready) return;
    send(text);
    write('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <div className={classes.reply}>
      <div className={classes.replyRow}>
        <Textarea
          ref={ref}
          style={{ flex: 1 }}
          aria-label={desk.replyLabel}
          aria-describedby="reply-hint"
          placeholder={joins ? desk.joinsPlaceholder : desk.replyPlaceholder}
          autosize
          minRows={1}
          maxRows={8}
          disabled={!open}
          error={over > 0}
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <ActionIcon size={36} aria-label={desk.send} disabled={!ready} onClick={submit}>
          <IconSend2 size={18} />
        </ActionIcon>
      </div>
      <ReplyHint open={open} live={live} over={over} />
    </div>
  );
}
