import type { HelpPolicy, PolicyEvent } from '#protocol';
import type { PolicyInForce } from '../decide/decide-help.js';

/** Which policies are in force after some of their events, in the order in which they came into force. */
export class PoliciesInForce {
  private readonly defined = new Map<string, HelpPolicy>();
  private readonly inForce = new Map<string, PolicyInForce>();
  private listed: readonly PolicyInForce[] = [];

  get list(): readonly PolicyInForce[] {
    return this.listed;
  }

  take({ type, data }: PolicyEvent): void {
    const { policyId, version } = data;
    if (type === 'HelpPolicyDefined') this.defined.set(versionKey(policyId, version), data.policy);
    else if (type === 'HelpPolicyDisabled') this.inForce.delete(policyId);
    else {
      const policy = this.defined.get(versionKey(policyId, version));
      if (policy) this.inForce.set(policyId, { policyId, version, policy });
    }
    this.listed = [...this.inForce.values()];
  }
}

const versionKey = (policyId: string, version: number): string => `${String(version)} ${policyId}`;
