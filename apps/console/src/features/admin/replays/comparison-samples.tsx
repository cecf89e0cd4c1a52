import type { Comparison } from '#protocol';
import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { ChangesTable } from '../changes/changes-table.js';
import classes from './replays.module.css';

const FIELDS = 12;

interface ComparisonSamplesProps {
  readonly samples: Comparison['samples'];
  readonly projection: string;
}

/** Documents that differ, field by field, each with a way into its history. */
export function ComparisonSamples({ samples, projection }: ComparisonSamplesProps) {
  const { replay: words } = useWords();
  return (
    <div>
      <Title order={4} size="h3" mb="xs">
        {words.samples}
      </Title>
      {samples.map((sample, at) => (
        <details key={`${sample.kind} ${sample.key}`} className={classes.sample} open={at === 0}>
          <summary>
            <code>{sample.key}</code> <span className={classes.dim}>{words.sampleKinds[sample.kind]}</span>
          </summary>
          <Sample sample={sample} projection={projection} />
        </details>
      ))}
    </div>
  );
}

interface SampleProps {
  readonly sample: Comparison['samples'][number];
  readonly projection: string;
}

function Sample({ sample, projection }: SampleProps) {
  const { replay: words } = useWords();
  const { number } = useFormat();
  const more = sample.fields.length - FIELDS;
  return (
    <>
      <ChangesTable changes={sample.fields.slice(0, FIELDS)} before={words.live} after={words.replayed} />
      {more > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {words.moreFields(number(more))}
        </Text>
      )}
      <Anchor
        component={Link}
        size="sm"
        to={`/admin/travel?${new URLSearchParams({ projection, key: sample.key }).toString()}`}
      >
        {words.travel}
      </Anchor>
    </>
  );
}
