import { InMemoryEventStore } from '#event-store';
import { type Clock, SystemClock } from '#kernel';
import { handleModelCommand, type ModelCommand, servingModel, trainingsModel } from '#model-life';
import { modelStream } from '#protocol';
import { InMemoryReadModels } from '#read-models';

const metadata = {
  correlationId: 'c',
  actor: { kind: 'administrator', id: 'admin' },
  occurredAt: '2026-01-01T00:00:00Z',
} as const;

/** A log and read models in memory, and somebody who asks things of the model of this name. */
export async function lifeWorld(name: string) {
  const clock: Clock = new SystemClock();
  const [store, readModels] = [new InMemoryEventStore(clock), new InMemoryReadModels()];
  for (const model of [trainingsModel, servingModel]) await readModels.define(model);
  const ask = async (command: ModelCommand): Promise<void> => {
    const handled = await handleModelCommand(store, name, command, metadata);
    if (!handled.ok) throw new Error(handled.error.message);
  };
  const events = () => store.readStream(modelStream(name));
  const types = async (): Promise<string[]> => (await events()).map(({ type }) => type);
  return { clock, store, readModels, ask, events, types };
}

export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What a training comes to: a version, an error, or nothing until it is aborted. */
export type Outcome = string | Error | undefined;

/** @returns the version */
export async function comeTo(outcome: Outcome, signal?: AbortSignal): Promise<string> {
  if (outcome instanceof Error) throw outcome;
  if (outcome !== undefined) return outcome;
  return new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
