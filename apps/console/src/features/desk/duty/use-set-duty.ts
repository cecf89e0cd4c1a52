import type { AgentOnDuty, Problem } from '#protocol';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useAgentLink } from '../agent-link.js';

type Duty = Pick<AgentOnDuty, 'available' | 'capacity' | 'languages'>;

/** Changes whether work comes, or how much; what is not named stays as it is. The answer comes with `agents`. */
export function useSetDuty({ available, capacity, languages }: Duty) {
  const link = useAgentLink();
  const [problem, setProblem] = useState<Problem>();
  const [pending, setPending] = useState(false);
  const set = (next: Partial<Duty>): void => {
    setProblem(undefined);
    setPending(true);
    link
      .ask('duty.set', { available, capacity, ...(languages && { languages }), ...next })
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => setPending(false));
  };
  return { set, problem, pending };
}
