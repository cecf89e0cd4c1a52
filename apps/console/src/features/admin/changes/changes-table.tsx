import type { FieldChange, Moment } from '#protocol';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { eventName } from '../../../shared/words/events.js';
import { useOpened } from '../use-opened.js';
import classes from './changes.module.css';
import { Path } from './path.js';
import { Value } from './value.js';

interface ChangesTableProps {
  readonly changes: readonly (FieldChange & { readonly cause?: Moment | undefined })[];
  readonly before: string;
  readonly after: string;
  /** Heading of the events that caused them, where these are known. */
  readonly cause?: string;
}

/** Field, before, after, and the event that caused it last. */
export function ChangesTable({ changes, before, after, cause }: ChangesTableProps) {
  const { words } = useLocale();
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th>{words.replay.field}</th>
          <th>{before}</th>
          <th>{after}</th>
          {cause !== undefined && <th>{cause}</th>}
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row">
              <Path pointer={change.path} />
            </th>
            <td data-label={before}>
              <Value value={change.before} />
            </td>
            <td data-label={after}>
              <Value value={change.after} />
            </td>
            {cause !== undefined && (
              <td data-label={cause}>
                <Cause moment={change.cause} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cause({ moment }: { readonly moment: Moment | undefined }) {
  const { language } = useLocale();
  const format = useFormat();
  const [, open] = useOpened('event');
  if (moment === undefined) return null;
  return (
    <button type="button" className={classes.cause} onClick={() => open(moment.eventId)}>
      <span className={classes.dot} aria-hidden />
      <span>
        {eventName(moment.type, language)}
        <time dateTime={moment.at}>{format.moment(moment.at)}</time>
      </span>
    </button>
  );
}
