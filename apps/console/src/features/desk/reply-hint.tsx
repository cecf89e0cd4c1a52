import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './conversation.module.css';

interface ReplyHintProps {
  readonly open: boolean;
  readonly live: boolean;
  /** Characters beyond the limit, where positive. */
  readonly over: number;
}

/** Why nothing can be sent now, or how to send. */
export function ReplyHint({ open, live, over }: ReplyHintProps) {
  const { desk } = useWords();
  const { number } = useFormat();
  const words = !open
    ? desk.closedHint
    : !live
      ? desk.offlineHint
      : over > 0
        ? desk.tooLong(number(over))
        : desk.sendHint;
  return (
    <div id="reply-hint" className={`${classes.hint ?? ''} ${over > 0 ? (classes.trouble ?? '') : ''}`}>
      {words}
    </div>
  );
}
