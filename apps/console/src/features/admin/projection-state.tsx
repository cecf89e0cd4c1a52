import type { ProjectionStatus } from '#protocol';
import { Progress } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { StateBadge } from '../../shared/ui/state-badge.js';
import classes from './admin.module.css';
import { progressOf } from './followed-events.js';

const COLORS = { 'catching-up': 'indigo', live: 'green', stopped: 'red' } as const;

export function ProjectionState({ status }: { readonly status: ProjectionStatus }) {
  const { adminPage: words } = useWords();
  const { percent } = useFormat();
  const done = progressOf(status);
  return (
    <span className={classes.state}>
      <StateBadge size="sm" color={COLORS[status.state]}>
        {words.states[status.state]}
        {status.state === 'catching-up' && ` ${percent(done)}`}
      </StateBadge>
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
