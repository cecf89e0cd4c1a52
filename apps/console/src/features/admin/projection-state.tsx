import type { ProjectionStatus } from '#protocol';
import { Badge, Progress } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './admin.module.css';
import { progressOf } from './followed-events.js';

const COLORS = { 'catching-up': 'indigo', live: 'green', stopped: 'red' } as const;

export function ProjectionState({ status }: { readonly status: ProjectionStatus }) {
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
