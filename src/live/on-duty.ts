import { Injectable } from '@nestjs/common';
import type { AgentOnDuty } from '#protocol';

/** Which agents are at the desk, as last seen; whoever wants to know is told when it changes. */
@Injectable()
export class OnDuty {
  private agents: readonly AgentOnDuty[] = [];
  private readonly listeners = new Set<(agents: readonly AgentOnDuty[]) => void>();

  /** By name. */
  now(): readonly AgentOnDuty[] {
    return this.agents;
  }

  /** Agents who take new work. */
  available(): number {
    return this.agents.filter(({ available }) => available).length;
  }

  onChange(listener: (agents: readonly AgentOnDuty[]) => void): void {
    this.listeners.add(listener);
  }

  /** Tells nobody where it is as it was. */
  become(agents: readonly AgentOnDuty[]): void {
    if (JSON.stringify(agents) === JSON.stringify(this.agents)) return;
    this.agents = agents;
    for (const listener of this.listeners) listener(agents);
  }
}
