import type { EvaluationView } from '#protocol';
import { Text, Title } from '@mantine/core';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Figures } from '../../model-parts/figures.js';
import parts from '../../model-parts/parts.module.css';
import { Missing } from '../../model-parts/missing.js';

/** How it does on the questions that guard promotions. */
export function GoldenFigures({ golden }: Pick<EvaluationView, 'golden'>) {
  const { understanding: words } = useWords();
  const format = useFormat();
  if (golden === undefined) return <Missing title={words.golden} text={words.noGolden} />;
  return (
    <section className={parts.section} aria-label={words.golden}>
      <header>
        <Title order={2}>{words.golden}</Title>
        <Text size="sm" c="dimmed">
          {words.goldenLead(format.number(golden.texts))}
        </Text>
      </header>
      <Figures
        rows={[
          { name: words.accuracy, value: format.figure(golden.accuracy), hint: words.accuracyHint },
          { name: words.macroF1, value: format.figure(golden.macroF1), hint: words.macroHint },
          { name: words.ece, value: format.figure(golden.ece), hint: words.eceHint },
        ]}
      />
    </section>
  );
}
