import type { OutboundTally, SendingView, WayOut } from '#protocol';
import { Button, Group, Title } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useNow } from '../../../shared/time/use-now.js';
import { Facts } from '../../../shared/ui/facts.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { StateBadge } from '../../../shared/ui/state-badge.js';
import { Figures } from '../model-parts/figures.js';
import parts from '../model-parts/parts.module.css';
import classes from './outbound.module.css';
import { useSendTest } from './outbound-queries.js';
import { RetryAll } from './retry-all.js';
import { saidFailure } from './said-failure.js';

interface WayOutProps {
  readonly way: WayOut;
  readonly channel: SendingView['channel'];
}

/** One way out: how it fares, and what can be done about it. */
export function WayOutCard({ way, channel }: WayOutProps) {
  const { outbound: words } = useWords();
  const { number } = useFormat();
  const { name, tally } = way;
  return (
    <article className={parts.card} aria-label={name}>
      <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
        <div className={classes.name}>
          <span className={parts.dim}>{channel === 'email' ? words.mail : words.webhook}</span>
          <Title order={3}>{name}</Title>
        </div>
        <Health tally={tally} />
      </Group>
      <div className={classes.counts}>
        <Figures
          rows={[
            { name: words.waiting, value: number(tally.waiting) },
            { name: words.delivered, value: number(tally.delivered) },
            { name: words.givenUp, value: number(tally.givenUp) },
          ]}
        />
      </div>
      <Last tally={tally} channel={channel} />
      <Acts way={way} channel={channel} />
    </article>
  );
}

function Health({ tally: { lastDelivered, lastFailed } }: { readonly tally: OutboundTally }) {
  const { outbound: words } = useWords();
  if (!lastDelivered && !lastFailed) return <StateBadge color="gray">{words.health.unused}</StateBadge>;
  const isWell = (lastDelivered?.at ?? '') >= (lastFailed?.at ?? '');
  return (
    <StateBadge color={isWell ? 'green' : 'red'} flex="none">
      {isWell ? words.health.arrives : words.health.fails}
    </StateBadge>
  );
}

function Last({ tally, channel }: { readonly tally: OutboundTally } & Pick<WayOutProps, 'channel'>) {
  const { outbound: words } = useWords();
  const { number } = useFormat();
  const { lastDelivered, lastFailed, tests } = tally;
  return (
    <Facts
      rows={[
        [words.lastDelivered, lastDelivered ? <Moment key="delivered" of={lastDelivered} /> : words.never],
        [
          words.lastFailed,
          lastFailed ? (
            <div key="failed">
              <Moment of={lastFailed} />
              <div>{saidFailure(lastFailed, channel, words.failure)}</div>
            </div>
          ) : (
            words.never
          ),
        ],
        tests === 0 ? undefined : [words.carried.test, words.tests(tests, number(tests))],
      ]}
    />
  );
}

function Moment({ of: { at, sendingId, isTest } }: { of: NonNullable<OutboundTally['lastDelivered']> }) {
  const { outbound: words } = useWords();
  const { ago, moment } = useFormat();
  const now = useNow();
  return (
    <>
      <Link to={`/admin/outbound/${encodeURIComponent(sendingId)}`} className={classes.link}>
        <time dateTime={at} title={moment(at)}>
          {ago(at, now)}
        </time>
      </Link>
      {isTest && ` · ${words.test}`}
    </>
  );
}

function Acts({ way: { name, tally }, channel }: WayOutProps) {
  const { outbound: words } = useWords();
  const navigate = useNavigate();
  const test = useSendTest();
  return (
    <>
      {test.error && <ProblemNote problem={problemOf(test.error)} />}
      <Group gap="xs" className={classes.acts}>
        {channel === 'webhook' && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconSend size={14} aria-hidden />}
            loading={test.isPending}
            aria-label={words.sendTestTo(name)}
            onClick={() =>
              test.mutate(tally.target, {
                onSuccess: ({ sendingId }) => void navigate(`/admin/outbound/${sendingId}`),
              })
            }
          >
            {words.sendTest}
          </Button>
        )}
        <RetryAll name={name} target={tally.target} count={tally.givenUp} />
      </Group>
    </>
  );
}
