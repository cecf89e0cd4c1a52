import type { DifferenceView, HelpComparison } from '#protocol';
import { Title } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import parts from '../model-parts/parts.module.css';
import { IntervalRows } from './interval-rows.js';
import classes from './outcomes.module.css';
import { saidDifference } from './said-difference.js';

type Figure = 'ordered' | 'askedThat';

/** Offered beside held out, first in words. */
export function Comparison({ help }: { readonly help: HelpComparison }) {
  const { outcomes: words } = useWords();
  const id = useId();
  const { offered, heldOut, difference } = help;
  const nothing = offered.predicted === 0 ? words.noOffers : words.noHoldOut;
  return (
    <section className={parts.section} aria-labelledby={id}>
      <header>
        <Title order={3} id={id}>
          {words.compared}
        </Title>
        <p className={parts.dim}>{words.comparedLead}</p>
      </header>
      {(['ordered', 'askedThat'] as const).map((figure) => (
        <div key={figure} className={classes.compared}>
          {difference[figure] && <DifferenceSentence figure={figure} difference={difference[figure]} />}
          <IntervalRows
            title={figure === 'ordered' ? words.orderedWithin : words.askedThat}
            rows={[
              { name: words.offered, share: offered[figure] },
              { name: words.heldOut, share: heldOut[figure], second: true },
            ]}
          />
        </div>
      ))}
      {difference.ordered === null && <p className={parts.dim}>{nothing}</p>}
    </section>
  );
}

function DifferenceSentence({ figure, difference }: { figure: Figure; difference: DifferenceView }) {
  const { outcomes: words } = useWords();
  const { number } = useFormat();
  const said = saidDifference(difference);
  const say = words.difference[figure];
  const isGood = said.is === (figure === 'ordered' ? 'more' : 'fewer');
  return (
    <p className={classes.sentence} data-clear={said.is === 'unclear' ? 'none' : isGood ? 'good' : 'bad'}>
      {said.is === 'unclear'
        ? say.unclear(number(said.fewer), number(said.more))
        : say[said.is](number(said.n), number(said.low), number(said.high))}
    </p>
  );
}
