import type { QuarantineGroup } from '#protocol';
import { Button, Group, Text } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { AsideEvent } from './aside-event.js';
import { type Retry, type useRetry } from './quarantine-queries.js';
import classes from './quarantine.module.css';

interface AsideGroupProps {
  readonly group: QuarantineGroup;
  readonly retry: ReturnType<typeof useRetry>;
}

/** Events of one projection with the same cause. */
export function AsideGroup({ group, retry }: AsideGroupProps) {
  const { quarantine: words } = useWords();
  const { number, moment } = useFormat();
  const { projection, version, cause, count, documents, samples } = group;
  const working = (asked: Retry): boolean =>
    retry.isPending &&
    retry.variables.projection === projection &&
    retry.variables.cause === asked.cause &&
    retry.variables.eventIds?.[0] === asked.eventIds?.[0];
  return (
    <article className={`set-aside ${classes.group ?? ''}`} aria-label={cause}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div className={classes.cause}>
          <b>{cause}</b>
          <div>
            {projection}@{version} · {words.count(count, number(count))} ·{' '}
            {words.degraded(documents, number(documents))}
          </div>
          <Text size="xs">{words.since(moment(group.firstAt), moment(group.lastAt))}</Text>
        </div>
        <Button
          size="xs"
          loading={working({ projection, cause })}
          disabled={retry.isPending}
          onClick={() => retry.mutate({ projection, cause })}
        >
          {words.retryGroup}
        </Button>
      </Group>
      <details className={classes.samples} open={count <= 3}>
        <summary>{words.samples(number(samples.length), number(count))}</summary>
        <ul>
          {samples.map((sample) => (
            <AsideEvent
              key={sample.eventId}
              event={sample}
              working={working({ projection, eventIds: [sample.eventId] })}
              off={retry.isPending}
              retry={() => retry.mutate({ projection, eventIds: [sample.eventId] })}
            />
          ))}
        </ul>
      </details>
    </article>
  );
}
