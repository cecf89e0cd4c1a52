import type { ConversationFigures } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import foresight from '../foresight/foresight.module.css';

interface ConversationTableProps {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly figures: ConversationFigures;
  }[];
}

/** How conversations went, one kind beneath the other. */
export function ConversationTable({ caption, head, rows }: ConversationTableProps) {
  const { outcomes: words } = useWords();
  const format = useFormat();
  const span = (seconds: number | null): string => (seconds === null ? '–' : format.span(seconds * 1000));
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value));
  const { figures: names } = words;
  return (
    <div
      className={`${foresight.scroll} ${foresight.tall}`}
      tabIndex={0}
      role="region"
      aria-label={`${words.conversations}: ${caption}`}
    >
      <table className={foresight.measured}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {(
              [
                'conversations',
                'withoutHuman',
                'handedOff',
                'firstResponse',
                'firstHumanResponse',
                'resolution',
                'rating',
              ] as const
            ).map((name) => (
              <th key={name} scope="col">
                {names[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{format.number(figures.conversations)}</td>
              <td>{share(figures.withoutHuman.share)}</td>
              <td>{share(figures.handedOff.share)}</td>
              <td>{span(figures.firstResponse.median)}</td>
              <td>{span(figures.firstHumanResponse.median)}</td>
              <td>{span(figures.resolution.median)}</td>
              <td>{figures.rating.mean === null ? '–' : format.number(figures.rating.mean)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
