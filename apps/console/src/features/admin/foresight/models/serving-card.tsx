import type { ForesightModelsView, ForesightVersionView } from '#protocol';
import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import { CardButton } from '../../model-parts/card-button.js';
import { Figures } from '../../model-parts/figures.js';
import { ModelBadge } from '../../model-parts/model-badge.js';
import parts from '../../model-parts/parts.module.css';
import { RightBar } from '../../model-parts/right-bar.js';
import { RollBackDialog } from '../../model-parts/roll-back-dialog.js';
import { sourceName } from '../figure-words.js';
import { useRollBackForesight } from '../foresight-queries.js';
import classes from '../foresight.module.css';

interface ServingCardProps {
  readonly versions: readonly ForesightVersionView[];
  readonly serving: ForesightModelsView['serving'];
}

/** The version that foresees, and how much each part of the blend weighs. */
export function ServingCard({ versions, serving }: ServingCardProps) {
  const { foresightModels: words } = useWords();
  const champion = versions.find(({ version }) => version === serving.version);
  return (
    <section className={parts.card} aria-label={words.serving}>
      {champion ? (
        <Champion champion={champion} versions={versions} />
      ) : (
        <Empty icon={IconEye} title={words.noModelTitle} text={words.noModel} />
      )}
      <Weights weights={serving.weights} />
    </section>
  );
}

function Champion({
  champion,
  versions,
}: {
  readonly champion: ForesightVersionView;
  readonly versions: readonly ForesightVersionView[];
}) {
  const { foresightModels: words, understanding } = useWords();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const rollBack = useRollBackForesight();
  const former = versions.find(({ state, kept }) => state === 'former' && kept);
  return (
    <>
      <div className={parts.head}>
        <Title order={2}>{words.serving}</Title>
        <ModelBadge state="champion" />
        <span className={parts.mono} title={champion.version}>
          {shortVersion(champion.version)}
        </span>
        <Origin version={champion} />
        {champion.promotedAt !== undefined && (
          <span className={parts.dim}>{understanding.championSince(format.moment(champion.promotedAt))}</span>
        )}
      </div>
      {champion.simulated && (
        <Text size="sm" c="dimmed">
          {words.simulatedHint}
        </Text>
      )}
      <Made version={champion} />
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          component={Link}
          to={`/admin/foresight/evaluation?version=${champion.version}`}
        >
          {understanding.evaluation}
        </Button>
        <CardButton model={champion} size="xs" />
        {former && (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {understanding.rollBack}
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
    </>
  );
}

/** Where a version comes from, where that is not from a training on this log. */
export function Origin({ version }: { readonly version: ForesightVersionView }) {
  const { foresightModels: words } = useWords();
  return (
    <span className={classes.badges}>
      {version.shipped && (
        <Badge variant="light" color="gray">
          {words.shipped}
        </Badge>
      )}
      {version.simulated && (
        <Badge variant="outline" color="gray" title={words.simulatedHint}>
          {words.simulated}
        </Badge>
      )}
    </span>
  );
}

function Made({ version }: { readonly version: ForesightVersionView }) {
  const { foresightModels: words, understanding } = useWords();
  const format = useFormat();
  return (
    <Figures
      rows={[
        { name: words.sequences, value: format.number(version.sequences) },
        { name: words.trainedUpTo, value: version.upTo },
        { name: understanding.trainedIn, value: format.span(version.trainSeconds * 1000) },
        { name: words.trainer, value: version.trainer },
        { name: understanding.device, value: version.device },
      ]}
    />
  );
}

function Weights({ weights }: Pick<ForesightModelsView['serving'], 'weights'>) {
  const { foresightModels: words } = useWords();
  const heads = [...new Set(weights.map(({ what }) => what))];
  if (heads.length === 0) return null;
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {words.servingLead}
      </Text>
      <div className={classes.weights}>
        {heads.map((head) => (
          <div key={head}>
            <Title order={3}>{words.heads[head] ?? head}</Title>
            {weights
              .filter(({ what }) => what === head)
              .map(({ source, weight }) => (
                <RightBar
                  key={source}
                  name={sourceName(source, words)}
                  right={weight}
                  of={1}
                  percent
                  done={source === 'transformer'}
                />
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}
