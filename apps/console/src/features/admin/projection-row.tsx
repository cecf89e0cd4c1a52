import type { ProjectionStatus } from '#protocol';
import { Alert, Badge, Button, Progress } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './admin.module.css';
import { progressOf } from './followed-events.js';
import { useOpened } from './use-opened.js';

export function ProjectionRow({ status }: { readonly status: ProjectionStatus }) {
  const { adminPage: words } = useWords();
  const { number } = useFormat();
  return (
    <>
      <tr>
        <td>
          <span>
            <b>{status.name}</b>
            <span className={classes.dim}>@{status.version}</span>
          </span>
        </td>
        <td data-label={words.state}>
          <State status={status} />
        </td>
        <td data-number data-label={words.position}>
          {status.position}
        </td>
        <td data-number data-label={words.head}>
          {status.head}
        </td>
        <td data-number data-label={words.lag}>
          {number(status.lag)}
        </td>
        <td data-number data-label={words.documents}>
          {number(status.documents)}
        </td>
        <td data-number data-label={words.rate}>
          {number(Math.round(status.eventsPerSecond))}
        </td>
      </tr>
      {status.error && (
        <tr>
          <td colSpan={7}>
            <Stopped error={status.error} />
          </td>
        </tr>
      )}
    </>
  );
}

const COLORS = { 'catching-up': 'indigo', live: 'green', stopped: 'red' } as const;

function State({ status }: { readonly status: ProjectionStatus }) {
  const { adminPage: words } = useWords();
  const { percent } = useFormat();
  const done = progressOf(status);
  const color = COLORS[status.state];
  return (
    <span className={classes.state}>
      <Badge
        size="sm"
        variant="light"
        color={color}
        c={`light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-3))`}
      >
        {words.states[status.state]}
        {status.state === 'catching-up' && ` ${percent(done)}`}
      </Badge>
      {status.state === 'catching-up' && (
        <Progress
          size="sm"
          value={done * 100}
          aria-label={`${status.name} ${percent(done)}`}
          transitionDuration={100}
        />
      )}
    </span>
  );
}

function Stopped({ error }: { readonly error: NonNullable<ProjectionStatus['error']> }) {
  const { adminPage: words } = useWords();
  const [, open] = useOpened('event');
  return (
    <Alert color="red" variant="light" title={words.stoppedAt(error.position)} w="100%">
      <div>{error.message}</div>
      <div>{words.stoppedNext}</div>
      <Button mt="xs" size="compact-sm" variant="light" color="red" onClick={() => open(error.eventId)}>
        {words.lookAtEvent}
      </Button>
    </Alert>
  );
}
