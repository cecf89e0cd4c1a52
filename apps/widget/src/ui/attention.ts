import type { ReactiveController, ReactiveControllerHost } from 'lit';

const EVENTS = ['visibilitychange', 'focus', 'blur'] as const;

/** Whether somebody looks at the page, and whether an offer stands in front of them. */
export class Attention implements ReactiveController {
  private readonly observer = new IntersectionObserver((seen) => this.notice(seen), { threshold: 0.6 });
  private watched: Element | null = null;
  private inView = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly offer: () => Element | null,
    /** Called whenever it may have changed. */
    private readonly changed: () => void,
    private readonly seen: (offerId: string) => void,
  ) {
    host.addController(this);
  }

  get here(): boolean {
    return document.visibilityState === 'visible' && document.hasFocus();
  }

  hostConnected(): void {
    for (const name of EVENTS) addEventListener(name, this.look, true);
  }

  hostDisconnected(): void {
    for (const name of EVENTS) removeEventListener(name, this.look, true);
    this.observer.disconnect();
  }

  hostUpdated(): void {
    const offer = this.offer();
    if (offer === this.watched) return;
    this.inView = false;
    if (this.watched) this.observer.unobserve(this.watched);
    if (offer) this.observer.observe(offer);
    this.watched = offer;
  }

  private notice(seen: readonly IntersectionObserverEntry[]): void {
    this.inView = seen.at(-1)?.isIntersecting ?? false;
    this.look();
  }

  private readonly look = (): void => {
    const offerId = this.watched instanceof HTMLElement ? this.watched.dataset.offer : undefined;
    if (offerId !== undefined && this.inView && document.visibilityState === 'visible') this.seen(offerId);
    this.changed();
  };
}
