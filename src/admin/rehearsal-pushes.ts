import { Injectable } from '@nestjs/common';
import type { RehearsalView } from '#protocol';
import { Rehearsals } from '../help/rehearsals/rehearsals.js';
import { Settings } from '../settings.js';
import type { AdminNamespace } from './admin-pushes.js';
import { MovedPushes } from './moved-pushes.js';

/** Rehearsals of help policies that have moved on. */
@Injectable()
export class RehearsalPushes extends MovedPushes<RehearsalView> {
  constructor(
    private readonly rehearsals: Rehearsals,
    { log }: Settings,
  ) {
    super(log);
  }

  protected all(): Promise<readonly RehearsalView[]> {
    return Promise.resolve(this.rehearsals.all());
  }

  protected idOf({ rehearsalId }: RehearsalView): string {
    return rehearsalId;
  }

  protected tell(namespace: AdminNamespace, moved: readonly RehearsalView[]): void {
    namespace.emit('rehearsals', moved);
  }
}
