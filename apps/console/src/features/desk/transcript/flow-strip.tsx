import { IconListCheck } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import type { FlowState } from './flow-state.js';
import classes from './transcript.module.css';

interface FlowStripProps {
  readonly flow: FlowState;
  readonly mine: boolean;
}

/** The assistant is in the middle of something: what, and what joining would do. */
export function FlowStrip({ flow, mine }: FlowStripProps) {
  const { acts } = useWords();
  const { label, step } = flow;
  const words =
    step === 'confirm'
      ? acts.flow.confirm
      : label === undefined
        ? acts.flow.collectSomething
        : acts.flow.collect(label);
  return (
    <div className={classes.flow} role="status">
      <IconListCheck size={16} aria-hidden />
      <span>
        {words}
        {!mine && <span className={classes.flowNext}> · {acts.flow.next}</span>}
      </span>
    </div>
  );
}
