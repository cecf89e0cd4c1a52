import { expect } from '@jest/globals';
import { type Decider, fold } from '#kernel';

/** `given(events).when(command).then(events)`; `then` takes the reason instead where a rejection is expected. */
export type Given<Command, Event, Reason> = (events: readonly Event[]) => {
  when(command: Command): { then(expected: readonly Event[] | Reason): void };
};

/** Specifications of a decider in its own words: what had happened, what is asked, what happens then. */
export function specificationOf<Command, State, Event, Reason extends string>(
  decider: Decider<Command, State, Event, { readonly reason: Reason }>,
): Given<Command, Event, Reason> {
  return (events) => ({
    when: (command) => ({
      then(expected) {
        const decision = decider.decide(command, fold(decider, events));
        expect(decision.ok ? decision.value : decision.error.reason).toEqual(expected);
      },
    }),
  });
}
