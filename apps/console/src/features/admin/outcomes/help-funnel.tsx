import type { HelpArm, OutcomesView } from '#protocol';
import { Title } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import foresight from '../foresight/foresight.module.css';
import parts from '../model-parts/parts.module.css';

const STEPS = ['predicted', 'shown', 'accepted', 'answered', 'completed'] as const;

/** How far offers brought the shoppers who got them. */
export function HelpFunnel({ help: { offered } }: { readonly help: OutcomesView['help'] }) {
  const { outcomes: words } = useWords();
  const { number, money } = useFormat();
  const id = useId();
  return (
    <section className={parts.section} aria-labelledby={id}>
      <header>
        <Title order={3} id={id}>
          {words.funnel}
        </Title>
        <p className={parts.dim}>{words.funnelLead(offered, number)}</p>
      </header>
      <ol className={foresight.funnel}>
        {STEPS.map((step) => (
          <Step key={step} step={step} offered={offered} />
        ))}
      </ol>
      {offered.revenue.length > 0 && (
        <p>
          {words.revenue}:{' '}
          <b>{offered.revenue.map(({ amount, currency }) => money(amount, currency)).join(' + ')}</b>
        </p>
      )}
    </section>
  );
}

function Step({ step, offered }: { readonly step: (typeof STEPS)[number]; readonly offered: HelpArm }) {
  const { outcomes: words } = useWords();
  const format = useFormat();
  const share = offered.predicted === 0 ? 0 : offered[step] / offered.predicted;
  return (
    <li>
      <span>{words.steps[step]}</span>
      <span className={foresight.funnelBar} aria-hidden>
        <span style={{ width: `${(share * 100).toFixed(1)}%` }} />
      </span>
      <span className={foresight.funnelCount}>
        <b>{format.number(offered[step])}</b>{' '}
        <span className={parts.dim}>
          {step === 'predicted' ? '' : words.ofPredicted(format.figure(share))}
        </span>
      </span>
    </li>
  );
}
