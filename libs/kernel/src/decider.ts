import type { Result } from './result.js';

/**
 * A consistency boundary as plain functions (Chassaing, "Functional Event Sourcing Decider").
 * `decide` and `evolve` read no clock, draw no randomness and do no I/O: times, ids and scores arrive in commands.
 */
export interface Decider<Command, State, Event, Rejection> {
  readonly initial: State;
  decide(command: Command, state: State): Result<readonly Event[], Rejection>;
  evolve(state: State, event: Event): State;
}

/** The state after a history. */
export function fold<State, Event>(
  decider: Pick<Decider<never, State, Event, never>, 'initial' | 'evolve'>,
  events: Iterable<Event>,
): State {
  let state = decider.initial;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}
