import type { ContentKind } from '#protocol';
import type { LiveContent } from './live-content.js';

/** What is made of the shop's content: by whoever asks first, and anew after that content has changed. */
export class MadeOfContent<Made> {
  private making: Promise<Made> | undefined;

  constructor(
    content: Pick<LiveContent, 'onChange'>,
    kinds: readonly ContentKind[],
    private readonly make: () => Promise<Made>,
  ) {
    content.onChange((kind) => {
      if (kinds.includes(kind)) this.making = undefined;
    });
  }

  /** As things stand; what failed is made again by whoever asks next. */
  now(): Promise<Made> {
    this.making ??= this.make().catch((error: unknown) => {
      this.making = undefined;
      throw error;
    });
    return this.making;
  }
}
