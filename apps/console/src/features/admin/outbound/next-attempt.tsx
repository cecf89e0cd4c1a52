import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useNow } from '../../../shared/time/use-now.js';

/** When something that waits is tried next. */
export function NextAttempt({ dueAt }: { readonly dueAt: string | undefined }) {
  const { outbound: words } = useWords();
  const { soon, moment } = useFormat();
  const now = useNow();
  if (dueAt === undefined || Date.parse(dueAt) <= now) return <span>{words.due}</span>;
  return (
    <time dateTime={dueAt} title={moment(dueAt)}>
      {words.nextAt(soon(dueAt, now))}
    </time>
  );
}
