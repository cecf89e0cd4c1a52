import { UnstyledButton } from '@mantine/core';
import { IconListDetails, IconMessages, IconUser } from '@tabler/icons-react';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './desk.module.css';
import type { Pane } from './selection.js';

interface PaneBarProps {
  readonly pane: Pane;
  readonly show: (pane: Pane) => void;
  readonly fresh: number;
}
const PANES = [
  ['queue', IconListDetails],
  ['conversation', IconMessages],
  ['shopper', IconUser],
] as const;

/** On a narrow screen: one column at a time. */
export function PaneBar({ pane, show, fresh }: PaneBarProps) {
  const { app, desk } = useWords();
  const { number } = useFormat();
  return (
    <nav className={classes.panes} aria-label={app.sections}>
      {PANES.map(([name, Symbol]) => (
        <UnstyledButton
          key={name}
          className={classes.pane}
          aria-current={pane === name}
          onClick={() => show(name)}
        >
          <Symbol size={20} aria-hidden />
          <span>
            {desk[name]}
            {name === 'queue' && fresh > 0 && (
              <span className={classes.count}> · {desk.fresh(number(fresh))}</span>
            )}
          </span>
        </UnstyledButton>
      ))}
    </nav>
  );
}
