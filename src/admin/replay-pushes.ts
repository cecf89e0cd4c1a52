import { Injectable } from '@nestjs/common';
import type { ReplayView } from '#protocol';
import { Replays } from '../replays/replays.js';
import { Settings } from '../settings.js';
import type { AdminNamespace } from './admin-pushes.js';
import { MovedPushes } from './moved-pushes.js';

/** Replays that have moved on. */
@Injectable()
export class ReplayPushes extends MovedPushes<ReplayView> {
  constructor(
    private readonly replays: Replays,
    { log }: Settings,
  ) {
    super(log);
  }

  protected all(): Promise<readonly ReplayView[]> {
    return this.replays.all();
  }

  protected idOf({ replayId }: ReplayView): string {
    return replayId;
  }

  protected tell(namespace: AdminNamespace, moved: readonly ReplayView[]): void {
    namespace.emit('replays', moved);
  }
}
