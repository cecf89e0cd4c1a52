import { Injectable } from '@nestjs/common';
import type { OutboundTally } from '#protocol';
import { ReadModels } from '#read-models';
import { outboundTallies } from '../outbound/outbound-state.js';
import { Settings } from '../settings.js';
import type { AdminNamespace } from './admin-pushes.js';
import { MovedPushes } from './moved-pushes.js';

/** Ways out of the house for which something was asked, tried or sent. */
@Injectable()
export class OutboundPushes extends MovedPushes<OutboundTally> {
  constructor(
    private readonly readModels: ReadModels,
    { log }: Settings,
  ) {
    super(log);
  }

  protected all(): Promise<readonly OutboundTally[]> {
    return outboundTallies(this.readModels);
  }

  protected idOf({ target }: OutboundTally): string {
    return target;
  }

  protected tell(namespace: AdminNamespace, moved: readonly OutboundTally[]): void {
    namespace.emit('outbound', moved);
  }
}
