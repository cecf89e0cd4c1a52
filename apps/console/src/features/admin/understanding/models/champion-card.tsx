import type { ModelView } from '#protocol';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import { ChampionActs } from '../../model-parts/champion-acts.js';
import { ChampionHead } from '../../model-parts/champion-head.js';
import { Figures } from '../../model-parts/figures.js';
import classes from '../../model-parts/parts.module.css';
import { heldOutRows } from '../held-out-rows.js';
import { useRollBack } from '../understanding-queries.js';

interface ChampionCardProps {
  readonly champion: ModelView;
  readonly versions: readonly ModelView[];
}

/** The version that answers, since when, and what it reached on examples it had not seen. */
export function ChampionCard({ champion, versions }: ChampionCardProps) {
  const { understanding: words } = useWords();
  return (
    <section className={classes.card} aria-label={words.champion}>
      <ChampionHead title={words.champion} champion={champion} />
      <HeldOut model={champion} />
      <Made model={champion} />
      <ChampionActs
        champion={champion}
        versions={versions}
        evaluation="/admin/understanding/evaluation"
        text={words.rollBackText(shortVersion(champion.version))}
        rollBack={useRollBack()}
      />
    </section>
  );
}

function HeldOut({ model: { heldOut } }: { readonly model: ModelView }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  if (heldOut === undefined) return null;
  return <Figures large rows={heldOutRows(heldOut, words, format)} />;
}

function Made({ model }: { readonly model: ModelView }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  return (
    <Figures
      rows={[
        { name: words.grade, value: words.gradeChoice[model.grade] },
        { name: words.examples, value: format.number(model.examples) },
        { name: words.corrections, value: format.number(model.corrections) },
        { name: words.intents, value: format.number(model.intents) },
        { name: words.trainedIn, value: format.span(model.trainSeconds * 1000) },
        { name: words.encoder, value: model.encoder },
        { name: words.device, value: model.device },
      ]}
    />
  );
}
