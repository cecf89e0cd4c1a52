import type { EventStore } from '#event-store';
import { handlePolicyCommand, historyOfPolicy } from '#help';
import type { Clock } from '#kernel';
import { readTemplates } from './templates.js';

/** Puts the demo's policies in force, once: what an administrator changes of them afterwards stays so. */
export async function enableDemoPolicies({
  store,
  clock,
}: {
  readonly store: EventStore;
  readonly clock: Clock;
}): Promise<number> {
  let written = 0;
  for (const { id: policyId, policy } of await readTemplates()) {
    if ((await historyOfPolicy(store, policyId)).length > 0) continue;
    const metadata = {
      correlationId: `demo-policy-${policyId}`,
      actor: { kind: 'system', id: 'demo' } as const,
      occurredAt: clock.now().toISOString(),
    };
    for (const type of ['DefinePolicy', 'EnablePolicy'] as const) {
      await handlePolicyCommand(store, { type, policyId, policy }, metadata);
    }
    written += 1;
  }
  return written;
}
