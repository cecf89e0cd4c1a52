import type { EvaluationView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Reliability } from '../../model-parts/plots/reliability.js';

/** What was promised against what came true, bin by bin. */
export function ReliabilityPlot({
  evaluation: { reliability, ece },
}: {
  readonly evaluation: EvaluationView;
}) {
  const { understanding: words } = useWords();
  const format = useFormat();
  return (
    <Reliability
      title={words.reliability}
      lead={words.reliabilityLead}
      summary={`${words.ece}: ${format.figure(ece)}`}
      promised={words.promised}
      cameTrue={words.cameTrue}
      cases={words.count}
      bins={reliability.map(({ from, to, probability, accuracy, texts }) => ({
        from,
        to,
        promised: probability,
        cameTrue: accuracy,
        cases: texts,
      }))}
    />
  );
}
