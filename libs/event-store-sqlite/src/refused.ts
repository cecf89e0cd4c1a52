import { EventIdTaken, RevisionConflict } from '#event-store';
import { err, type Result } from '#kernel';
import type { Outcomes } from './write-group.js';
import type { Outcome, Refusal } from './write-plan.js';

/** Outcomes with refusals as the errors that the port promises. */
export function withErrors(outcomes: Outcomes): Result<Outcome, Error>[] {
  return outcomes.map((outcome) => (outcome.ok ? outcome : err(errorOf(outcome.error))));
}

function errorOf(refusal: Refusal): Error {
  return refusal.kind === 'conflict'
    ? new RevisionConflict(refusal.stream, refusal.expected, refusal.actual)
    : new EventIdTaken(refusal.id, refusal.stream, refusal.takenBy);
}
