import type { CounterfactualView } from '#protocol';
import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { useQuestionName } from '../use-question-name.js';
import parts from '../../model-parts/parts.module.css';
import classes from '../foresight.module.css';

type Changed = CounterfactualView['mostChanged'][number];

/** Whose predictions differ most, with both, and what they did ask. */
export function MostChanged({ shoppers }: { readonly shoppers: readonly Changed[] }) {
  const { foresightModels: words } = useWords();
  return (
    <section aria-label={words.mostChanged}>
      <Title order={3}>{words.mostChanged}</Title>
      {shoppers.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.noChanges}
        </Text>
      ) : (
        <ul className={classes.shoppers}>
          {shoppers.map((each) => (
            <ChangedItem key={`${each.shopperId} ${each.eventId}`} changed={each} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ChangedItem({ changed }: { readonly changed: Changed }) {
  const { foresightModels: words, desk } = useWords();
  const format = useFormat();
  const nameOf = useQuestionName();
  const { shopperId, at, champion, candidate, change, asked } = changed;
  const outcome =
    asked === undefined ? words.notKnownYet : asked === null ? words.askedNothing : nameOf(asked);
  const said = ({ intent, probability }: Changed['champion']): string =>
    `${nameOf(intent)} ${format.percent(probability)}`;
  return (
    <li>
      <span className={classes.predicted}>
        <span>{said(champion)}</span>
        <span aria-hidden>→</span>
        <b>{said(candidate)}</b>
      </span>
      <span className={parts.dim}>± {format.percent(change)}</span>
      <span className={`${classes.predicted ?? ''} ${parts.dim ?? ''}`}>
        <span>{desk.said(words.didAsk, outcome)}</span>
        <time dateTime={at}>{format.moment(at)}</time>
        <Anchor
          component={Link}
          to={`/desk?${new URLSearchParams({ shopper: shopperId }).toString()}`}
          size="xs"
        >
          {words.openShopper}
        </Anchor>
      </span>
    </li>
  );
}
