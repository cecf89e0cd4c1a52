import type { ForesightModelsView, ForesightVersionView } from '#protocol';
import { Badge, Text, Title } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import { ChampionActs } from '../../model-parts/champion-acts.js';
import { ChampionHead } from '../../model-parts/champion-head.js';
import { Figures } from '../../model-parts/figures.js';
import parts from '../../model-parts/parts.module.css';
import { RightBar } from '../../model-parts/right-bar.js';
import { sourceName } from '../figure-words.js';
import { useRollBackForesight } from '../foresight-queries.js';
import classes from '../foresight.module.css';

interface ServingCardProps {
  readonly versions: readonly ForesightVersionView[];
  readonly serving: ForesightModelsView['serving'];
}

interface ChampionProps extends Pick<ServingCardProps, 'versions'> {
  readonly champion: ForesightVersionView;
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

function Champion({ champion, versions }: ChampionProps) {
  const { foresightModels: words } = useWords();
  return (
    <>
      <ChampionHead title={words.serving} champion={champion}>
        <Origin version={champion} />
      </ChampionHead>
      {champion.simulated && (
        <Text size="sm" c="dimmed">
          {words.simulatedHint}
        </Text>
      )}
      <Made version={champion} />
      <ChampionActs
        champion={champion}
        versions={versions}
        evaluation="/admin/foresight/evaluation"
        text={words.rollBackText(shortVersion(champion.version))}
        rollBack={useRollBackForesight()}
      />
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
        // What came with Presage has learnt nothing of this log.
        ...(version.shipped ? [] : [{ name: words.trainedUpTo, value: version.upTo }]),
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
