import { Injectable } from '@nestjs/common';

/** An agent is writing to a shopper. */
export interface AgentWrote {
  readonly conversationId: string;
  readonly shopperId: string;
}
type Listener = (wrote: AgentWrote) => void;

/** Passes on, within this process, that agents are writing to shoppers. */
@Injectable()
export class AgentTyping {
  private readonly listeners = new Set<Listener>();

  wrote(wrote: AgentWrote): void {
    for (const listener of this.listeners) listener(wrote);
  }

  listen(listener: Listener): void {
    this.listeners.add(listener);
  }
}
