import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { conversationDecider, loadConversation, type MarkMessages, saidLater } from '#conversation';
import { Refusal } from '../errors/problems.js';
import { type Asking, Conversations } from './conversations.js';
import { RecentConversations } from './recent-conversations.js';

/** Somebody who reads fast marks many messages; how far they came in this time is what is written. */
const TOGETHER_MS = 300;

type Mark = MarkMessages['mark'];
interface Waiting {
  readonly furthest: Map<Mark, { readonly command: MarkMessages; readonly asking: Asking }>;
  readonly written: Promise<void>;
}

/**
 * Marks, written together: few events however fast somebody reads. Each is checked when it comes, and resolves when
 * it, or one that goes further, stands in the log.
 */
@Injectable()
export class CoalescedMarks implements OnApplicationShutdown {
  private readonly waiting = new Map<string, Waiting>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly conversations: Conversations,
    private readonly log: RecentConversations,
  ) {
    // One for each conversation that is being read.
    setMaxListeners(0, this.stopping.signal);
  }

  /** @throws Refusal where there is nothing to mark */
  async take(command: MarkMessages, asking: Asking): Promise<void> {
    const { state } = await loadConversation(this.log, command.conversationId);
    const decision = conversationDecider.decide(command, state);
    if (!decision.ok) throw new Refusal({ code: decision.error.code, message: decision.error.message });
    if (decision.value.length === 0 || state.status === 'none') return;
    const key = `${command.by.kind} ${command.conversationId}`;
    const { furthest, written } = this.waiting.get(key) ?? this.begin(key);
    const before = furthest.get(command.mark)?.command.upTo;
    if (saidLater(state.trail, command.upTo, before)) furthest.set(command.mark, { command, asking });
    await written;
  }

  /** What waits is written at once. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled([...this.waiting.values()].map(({ written }) => written));
  }

  private begin(key: string): Waiting {
    const furthest: Waiting['furthest'] = new Map();
    const waiting = { furthest, written: this.write(key, furthest) };
    this.waiting.set(key, waiting);
    return waiting;
  }

  private async write(key: string, furthest: Waiting['furthest']): Promise<void> {
    const { signal } = this.stopping;
    await pause(TOGETHER_MS, undefined, { signal, ref: false }).catch(() => undefined);
    this.waiting.delete(key);
    // What was looked at has come: written first, it leaves the other mark mostly nothing to add.
    for (const mark of ['read', 'delivered'] as const) {
      const wanted = furthest.get(mark);
      if (wanted) await this.conversations.carryOut(wanted.command, wanted.asking);
    }
  }
}
