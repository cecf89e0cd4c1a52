import type { ForesightView, Journey } from '#protocol';
import { Title } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useNow } from '../../../shared/time/use-now.js';
import { shortVersion } from '../../../shared/words/short-version.js';
import { Bar } from './bar.js';
import { Evidence } from './evidence.js';
import classes from './foresight.module.css';
import { NextProducts } from './next-products.js';
import { Otherwise } from './otherwise.js';
import { Outlook } from './outlook.js';
import { Question } from './question.js';
import { useWhyOpen } from './use-why-open.js';

interface ForesightBlockProps {
  readonly foresight: ForesightView | undefined;
  readonly journey: Journey;
  readonly send: ComponentProps<typeof NextProducts>['send'];
}

/** What is believed of the shopper: dashed all round, each belief with its probability, and why. */
export function ForesightBlock({ foresight, journey, send }: ForesightBlockProps) {
  const { foreseen } = useWords();
  const { number } = useFormat();
  const why = useWhyOpen();
  return (
    <section className={classes.card} aria-label={foreseen.title} id="foreseen" tabIndex={-1}>
      <header className={classes.head}>
        <Title order={3} size="h3">
          {foreseen.title}
        </Title>
        {foresight && <span>{foreseen.within(number(foresight.horizonHours))}</span>}
      </header>
      {foresight === undefined ? (
        <NothingYet whyOpen={why.open} lastSeen={journey.lastSeen} />
      ) : (
        <>
          <Question question={foresight.question} />
          <Otherwise question={foresight.question} />
          <Evidence evidence={foresight.evidence} journey={journey} why={why} />
          <Outlook foresight={foresight} />
          <NextProducts products={foresight.products} send={send} />
          <Basis foresight={foresight} />
        </>
      )}
    </section>
  );
}

const VISIT_ENDS_AFTER_MS = 30 * 60_000;

interface NothingYetProps {
  readonly whyOpen: boolean;
  readonly lastSeen: string;
}

/** What will appear. While the shopper is here it may come at any moment, and its place is kept for it. */
function NothingYet({ whyOpen, lastSeen }: NothingYetProps) {
  const { foreseen } = useWords();
  const isHere = useNow() - Date.parse(lastSeen) < VISIT_ENDS_AFTER_MS;
  return (
    <>
      <div className={classes.empty} data-here={isHere} data-why={whyOpen}>
        <b>{foreseen.emptyTitle}</b>
        <p>{foreseen.empty}</p>
        {isHere && <Places />}
      </div>
      {isHere && (
        <>
          <Outlook foresight={undefined} />
          <NextProducts products={undefined} />
          <footer className={classes.basis}>&nbsp;</footer>
        </>
      )}
    </>
  );
}

/** Where the questions will stand. */
const Places = () => (
  <ol className={classes.otherwise} aria-hidden>
    {[0.5, 0.35, 0.42, 0.3].map((width) => (
      <li key={width} className={classes.waiting}>
        <span style={{ width: `${String(width * 100)}%` }} />
        <Bar value={0} />
      </li>
    ))}
  </ol>
);

function Basis({ foresight: { model, at } }: { readonly foresight: ForesightView }) {
  const { foreseen } = useWords();
  const { seconds } = useFormat();
  return (
    <footer className={classes.basis}>
      {foreseen.basis(model.name, shortVersion(model.version), seconds(at))}
    </footer>
  );
}
