import type { IntentFigures } from '#protocol';
import { Title, UnstyledButton } from '@mantine/core';
import { TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { intentNames } from '../../../../shared/words/intents.js';
import parts from '../../model-parts/parts.module.css';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import classes from './evaluation.module.css';
import { type Column, COLUMNS, FIRST_ORDER, ordered, reordered } from './intent-order.js';

/** Precision, recall and F1 of each intent; the worst first until somebody sorts. */
export function IntentsTable({ figures }: { readonly figures: readonly IntentFigures[] }) {
  const { understanding: words } = useWords();
  const nameOf = useIntentName();
  const [order, setOrder] = useState(FIRST_ORDER);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = ordered(figures, order, nameOf).filter(({ intent }) =>
    [intent, ...intentNames(intent)].some((name) => name.toLowerCase().includes(wanted)),
  );
  const names: Readonly<Record<Column, string>> = {
    intent: words.intent,
    precision: words.precision,
    recall: words.recall,
    f1: words.f1,
    texts: words.count,
  };
  return (
    <section className={parts.section} aria-label={words.perIntent}>
      <div className={parts.head}>
        <Title order={2}>{words.perIntent}</Title>
        <TextInput
          ml="auto"
          size="xs"
          w={200}
          aria-label={words.find}
          placeholder={words.find}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      </div>
      <div className={classes.intentsBox} tabIndex={0} role="region" aria-label={words.perIntent}>
        <table className={classes.intents}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={order.by === column ? (order.descending ? 'descending' : 'ascending') : 'none'}
                >
                  <UnstyledButton
                    className={classes.sort}
                    title={words.sortBy(names[column])}
                    onClick={() => setOrder(reordered(order, column))}
                  >
                    {names[column]}
                    <span className={classes.arrow} data-on={order.by === column} aria-hidden>
                      {order.descending ? <IconArrowDown size={12} /> : <IconArrowUp size={12} />}
                    </span>
                  </UnstyledButton>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.intent} figures={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ figures }: { readonly figures: IntentFigures }) {
  const format = useFormat();
  const nameOf = useIntentName();
  return (
    <tr>
      <th scope="row">{nameOf(figures.intent)}</th>
      {(['precision', 'recall', 'f1'] as const).map((name) => (
        <td key={name}>
          <span className={classes.figure}>
            <span className={classes.figureBar} aria-hidden>
              <span style={{ width: `${(figures[name] * 100).toFixed(1)}%` }} />
            </span>
            <span>{format.figure(figures[name])}</span>
          </span>
        </td>
      ))}
      <td>{format.number(figures.texts)}</td>
    </tr>
  );
}
