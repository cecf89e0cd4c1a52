import type { ModelView } from '#protocol';
import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import { Figures } from '../../model-parts/figures.js';
import { heldOutRows } from '../held-out-rows.js';
import { ModelBadge } from '../../model-parts/model-badge.js';
import classes from '../../model-parts/parts.module.css';
import { useRollBack } from '../understanding-queries.js';
import { CardButton } from '../../model-parts/card-button.js';
import { RollBackDialog } from '../../model-parts/roll-back-dialog.js';

interface ChampionCardProps {
  readonly champion: ModelView;
  readonly versions: readonly ModelView[];
}

/** The version that answers, since when, and what it reached on examples it had not seen. */
export function ChampionCard({ champion, versions }: ChampionCardProps) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const rollBack = useRollBack();
  const former = lastFormer(versions);
  return (
    <section className={classes.card} aria-label={words.champion}>
      <div className={classes.head}>
        <Title order={2}>{words.champion}</Title>
        <ModelBadge state="champion" />
        <span className={classes.mono} title={champion.version}>
          {shortVersion(champion.version)}
        </span>
        {champion.promotedAt !== undefined && (
          <span className={classes.dim}>{words.championSince(format.moment(champion.promotedAt))}</span>
        )}
      </div>
      <HeldOut model={champion} />
      <Made model={champion} />
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          component={Link}
          to={`/admin/understanding/evaluation?version=${champion.version}`}
        >
          {words.evaluation}
        </Button>
        <CardButton model={champion} size="xs" />
        {former && (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {words.rollBack}
          </Button>
        )}
      </Group>
      {former && (
        <RollBackDialog
          opened={asking}
          champion={champion.version}
          former={former.version}
          text={words.rollBackText(shortVersion(champion.version))}
          close={() => setAsking(false)}
          rollBack={rollBack}
        />
      )}
    </section>
  );
}

/** The one that answered before, where its file is still there. */
const lastFormer = (versions: readonly ModelView[]): ModelView | undefined =>
  versions
    .filter(({ state, kept }) => state === 'former' && kept)
    .sort((a, b) => (b.promotedAt ?? '').localeCompare(a.promotedAt ?? ''))[0];

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
