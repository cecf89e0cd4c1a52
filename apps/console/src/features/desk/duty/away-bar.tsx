import type { AgentOnDuty, ConversationSummary } from '#protocol';
import { Button } from '@mantine/core';
import { useMe } from '../../../shared/api/session.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useStore } from '../../../shared/link/store.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { useAgentLink } from '../agent-link.js';
import queue from '../queue/queue.module.css';
import { waitsForAnybody } from '../queue/views.js';
import { useSetDuty } from './use-set-duty.js';

interface AwayBarProps {
  /** Undefined until the queue has come. */
  readonly conversations: readonly ConversationSummary[] | undefined;
}

/** Above the queue of somebody who is away while shoppers wait whom nobody has taken: says so, and ends it at one press. */
export function AwayBar({ conversations }: AwayBarProps) {
  const agents = useStore(useAgentLink().agents);
  const me = useMe().data;
  const mine = agents.find(({ id }) => id === me?.id);
  const waiting = conversations?.filter(waitsForAnybody).length ?? 0;
  return (
    <div role="status">
      {mine?.available === false && waiting > 0 && <Away mine={mine} waiting={waiting} />}
    </div>
  );
}

function Away({ mine, waiting }: { readonly mine: AgentOnDuty; readonly waiting: number }) {
  const { duty } = useWords();
  const { number } = useFormat();
  const { set, problem, pending } = useSetDuty(mine);
  return (
    <>
      <div className={queue.told}>
        <span>{duty.awayWhile(waiting, number(waiting))}</span>
        <Button
          size="compact-xs"
          variant="default"
          title={duty.availableHint}
          loading={pending}
          onClick={() => set({ available: true })}
        >
          {duty.takeWork}
        </Button>
      </div>
      {problem && <ProblemNote problem={problem} title={duty.notSaved} />}
    </>
  );
}
