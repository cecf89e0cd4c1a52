import type { OutcomesView } from '#protocol';
import { Button, Title } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useId } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { DayLines } from '../foresight/drift/day-lines.js';
import parts from '../model-parts/parts.module.css';
import { useNamed } from '../model-parts/use-intent-name.js';
import { Comparison } from './comparison.js';
import { ExportMenu } from './export-menu.js';
import { HelpFunnel } from './help-funnel.js';
import { HelpTable } from './help-table.js';
import classes from './outcomes.module.css';

interface HelpSectionProps {
  readonly help: OutcomesView['help'];
  readonly query: string;
}

/** What help before asking was worth. */
export function HelpSection({ help, query }: HelpSectionProps) {
  const { outcomes: words } = useWords();
  const id = useId();
  const isEmpty = help.offered.predicted + help.heldOut.predicted === 0;
  return (
    <section className={parts.section} aria-labelledby={id}>
      <div className={parts.head}>
        <div style={{ flex: '1 1 280px' }}>
          <Title order={2} id={id}>
            {words.help}
          </Title>
          <p className={parts.dim}>{words.helpLead}</p>
        </div>
        {!isEmpty && (
          <ExportMenu of={words.help} tables={['offers', 'policies', 'help-days']} query={query} />
        )}
      </div>
      {isEmpty ? (
        <Empty icon={IconHeartHandshake} title={words.emptyHelpTitle} text={words.emptyHelp}>
          <Button component={Link} to="/admin/policies" variant="light">
            {words.toPolicies}
          </Button>
        </Empty>
      ) : (
        <HelpFigures help={help} />
      )}
    </section>
  );
}

function HelpFigures({ help }: { readonly help: OutcomesView['help'] }) {
  const { outcomes: words } = useWords();
  const format = useFormat();
  const nameOf = useNamed(words.noQuestion);
  return (
    <div className={classes.rows}>
      <div className={parts.pair}>
        <HelpFunnel help={help} />
        <Comparison help={help} />
      </div>
      <HelpTable
        caption={words.byPolicy}
        head={words.policy}
        rows={help.byPolicy.map((one) => ({ key: one.policyId, name: one.name, help: one }))}
      />
      <div className={parts.section}>
        <HelpTable
          caption={words.byQuestion}
          head={words.question}
          rows={help.byIntent.map((one) => ({
            key: String(one.intent),
            name: nameOf(one.intent),
            help: one,
          }))}
        />
      </div>
      <DayLines
        title={words.helpByDay}
        lead=""
        valueName={words.shoppers}
        say={format.number}
        lines={[
          {
            name: words.steps.shown,
            points: help.byDay.map(({ day, shown }) => ({ day, value: shown })),
          },
          {
            name: words.steps.accepted,
            points: help.byDay.map(({ day, accepted }) => ({ day, value: accepted })),
          },
        ]}
      />
    </div>
  );
}
