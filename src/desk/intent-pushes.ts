import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Settings } from '../settings.js';
import { ServingNotes } from '../understanding/serving-notes.js';
import type { AgentNamespace, AgentSocket } from './agent-pushes.js';

const EVERY_MS = 1_000;

/** Tells agents what a message can be corrected to, when they come and whenever another model answers. */
@Injectable()
export class IntentPushes implements OnApplicationShutdown {
  private namespace: AgentNamespace | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isBusy = false;
  private told = '';

  constructor(
    private readonly serving: ServingNotes,
    private readonly settings: Settings,
  ) {}

  to(namespace: AgentNamespace): void {
    this.namespace = namespace;
    this.timer = setInterval(() => void this.tick(), EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async welcome(socket: AgentSocket): Promise<void> {
    socket.emit('intents', (await this.serving.now())?.intents ?? []);
  }

  private async tick(): Promise<void> {
    if (this.isBusy || (this.namespace?.sockets.size ?? 0) === 0) return;
    this.isBusy = true;
    try {
      const intents = (await this.serving.now())?.intents ?? [];
      const text = JSON.stringify(intents);
      if (text !== this.told) this.namespace?.emit('intents', intents);
      this.told = text;
    } catch (error) {
      this.settings.log.error({ err: error }, 'a push of intents to the desk failed');
    }
    this.isBusy = false;
  }
}
