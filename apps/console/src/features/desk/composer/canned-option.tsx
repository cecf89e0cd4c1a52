import type { CannedReply } from './canned-reply.js';
import { useWords } from '../../../shared/i18n/locale.js';
import classes from './composer.module.css';

/** A canned reply as it would be inserted: its shortcut, its title, its words with everything known filled in. */
export function CannedOption({ reply }: { readonly reply: CannedReply }) {
  const { composer } = useWords();
  const { shortcut, title, text, missing = [] } = reply;
  return (
    <>
      <span className={classes.cannedHead}>
        {shortcut !== undefined && <b>/{shortcut}</b>}
        <span>{title}</span>
      </span>
      <span className={classes.cannedText}>{text}</span>
      {missing.length > 0 && <span className={classes.missing}>{composer.unfilled}</span>}
    </>
  );
}
