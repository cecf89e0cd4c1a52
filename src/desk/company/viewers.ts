import { Injectable } from '@nestjs/common';
import type { StaffMember, Viewer } from '#protocol';
import { Paced } from '../../live/paced.js';
import { Settings } from '../../settings.js';
import { type AgentNamespace, conversationOfRoom, conversationRoom } from '../agent-pushes.js';

const EVERY_MS = 100;
/** Composers repeat that somebody writes more often than this. */
const WRITES_FOR_MS = 6_000;

/** Who looks at which conversation, and writes in it: told to everybody else who looks at it. */
@Injectable()
export class Viewers {
  private namespace: AgentNamespace | undefined;
  private readonly changed = new Set<string>();
  /** When somebody stops being taken for writing, by conversation and agent. */
  private readonly writing = new Map<string, Map<string, NodeJS.Timeout>>();
  private readonly paced: Paced;

  constructor({ log }: Settings) {
    const failed = (error: unknown): void => log.error({ err: error }, 'a push of viewers failed');
    this.paced = new Paced(EVERY_MS, () => this.send(), failed);
  }

  /** Whatever way sockets come to look at a conversation, they are in its room. */
  to(namespace: AgentNamespace): void {
    this.namespace = namespace;
    for (const event of ['join-room', 'leave-room'])
      namespace.adapter.on(event, (room: string) => this.note(conversationOfRoom(room)));
  }

  /** @param writes false: what stood in the composer is gone */
  wrote({ id }: Pick<StaffMember, 'id'>, conversationId: string, writes: boolean): void {
    const inIt = this.writing.get(conversationId) ?? new Map<string, NodeJS.Timeout>();
    const before = inIt.get(id);
    clearTimeout(before);
    inIt.delete(id);
    if (writes) {
      const stop = setTimeout(() => this.wrote({ id }, conversationId, false), WRITES_FOR_MS);
      inIt.set(id, stop.unref());
    }
    if (inIt.size > 0) this.writing.set(conversationId, inIt);
    else this.writing.delete(conversationId);
    if (writes !== (before !== undefined)) this.note(conversationId);
  }

  /** Each of them once, however many windows they have open, by name. */
  of(conversationId: string): readonly Viewer[] {
    const found = new Map<string, Viewer>();
    const inIt = this.writing.get(conversationId);
    for (const socketId of this.namespace?.adapter.rooms.get(conversationRoom(conversationId)) ?? []) {
      const member = this.namespace?.sockets.get(socketId)?.data.member;
      if (!member) continue;
      found.set(member.id, { id: member.id, name: member.name, typing: inIt?.has(member.id) ?? false });
    }
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  }

  private note(conversationId: string | undefined): void {
    if (conversationId === undefined) return;
    this.changed.add(conversationId);
    this.paced.ask();
  }

  private async send(): Promise<void> {
    for (const conversationId of this.changed) {
      const viewers = this.of(conversationId);
      if (viewers.length === 0) continue;
      this.namespace?.to(conversationRoom(conversationId)).emit('viewers', { conversationId, viewers });
    }
    this.changed.clear();
  }
}
