import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Closer to the end than this, the transcript follows new lines, in pixels. */
const NEAR_END = 80;

/**
 * Keeps the end of the transcript in view until the shopper scrolls away from it. Only scrolling does that: a window,
 * a keyboard or a message box that takes more room does not.
 */
export class FollowEnd implements ReactiveController {
  /** Whether the end is in view, or will be after the next update. */
  atEnd = true;
  private readonly sizes = new ResizeObserver(() => this.resized());
  private log: HTMLElement | null = null;
  private size = '';

  constructor(
    host: ReactiveControllerHost,
    private readonly find: () => HTMLElement | null,
    /** Called after the shopper has scrolled. */
    private readonly scrolled: () => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.sizes.disconnect();
    this.log = null;
  }

  hostUpdated(): void {
    const log = this.find();
    if (log !== this.log) {
      this.sizes.disconnect();
      this.log?.removeEventListener('scroll', this.look);
      log?.addEventListener('scroll', this.look, { passive: true });
      if (log) this.sizes.observe(log);
      this.log = log;
    }
    if (this.atEnd) this.toEnd();
  }

  toEnd(): void {
    if (this.log) this.log.scrollTop = this.log.scrollHeight;
  }

  private readonly look = (): void => {
    const { log } = this;
    if (log === null) return;
    if (sizeOf(log) !== this.size) this.resized();
    else this.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
    this.scrolled();
  };

  private resized(): void {
    if (this.log) this.size = sizeOf(this.log);
    if (this.atEnd) this.toEnd();
  }
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): string =>
  `${String(clientWidth)} ${String(clientHeight)}`;
