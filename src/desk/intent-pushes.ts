import { Injectable } from '@nestjs/common';
import { Settings } from '../settings.js';
import { WatchedPushes } from '../sockets/watched-pushes.js';
import { ServingNotes } from '../understanding/serving-notes.js';
import type { AgentNamespace, AgentSocket } from './agent-pushes.js';

const EVERY_MS = 1_000;

/** Tells agents what a message can be corrected to, when they come and whenever another model answers. */
@Injectable()
export class IntentPushes extends WatchedPushes<AgentNamespace> {
  private told = '';

  constructor(
    private readonly serving: ServingNotes,
    { log }: Settings,
  ) {
    super(EVERY_MS, log);
  }

  async welcome(socket: AgentSocket): Promise<void> {
    socket.emit('intents', await this.intents());
  }

  protected async push(namespace: AgentNamespace): Promise<void> {
    const intents = await this.intents();
    const text = JSON.stringify(intents);
    if (text !== this.told) namespace.emit('intents', intents);
    this.told = text;
  }

  private async intents(): Promise<readonly string[]> {
    return (await this.serving.now())?.intents ?? [];
  }
}
