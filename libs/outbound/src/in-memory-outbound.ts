import { DeliveryFailed, Outbound, type Sending } from './outbound.js';

/** Keeps what it is given: for tests. */
export class InMemoryOutbound extends Outbound {
  readonly delivered: Sending[] = [];
  /** What happens to the next attempts, in turn. */
  readonly failures: DeliveryFailed[] = [];

  override deliver(sending: Sending, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.reject(new DeliveryFailed('It was called off.'));
    const failure = this.failures.shift();
    if (failure) return Promise.reject(failure);
    this.delivered.push(sending);
    return Promise.resolve();
  }
}
