import { derivedId, type RecordedEvent } from '#kernel';
import { type DataOf, type EventType, type HelpPolicy, helpPolicy, type PolicyLimits } from '#protocol';
import { decideHelp, evolveHelp, helpOffered, type HelpState, type PolicyInForce, stateOf } from '#help';

export const BEGIN = Date.UTC(2026, 10, 2, 9);
const words = { saw: 'Seen.', action: 'Help' };

export const policyOf = (
  when: HelpPolicy['when'],
  limits: Partial<PolicyLimits> = {},
  more: Partial<HelpPolicy> = {},
): HelpPolicy =>
  helpPolicy.parse({
    name: 'A policy',
    when,
    offer: { en: words, zh: words },
    limits: { perSession: 10, perDay: 20, perWeek: 50, cooldownHours: 0, holdOut: 0, ...limits },
    ...more,
  });

export const inForce = (policyId: string, policy: HelpPolicy): PolicyInForce => ({
  policyId,
  version: 1,
  policy,
});

/** One shopper's story, told event by event, and what is offered on the way. */
export class Story {
  private told = 0;
  state: HelpState;
  readonly offered: RecordedEvent<string, DataOf<'HelpOffered'>>[] = [];

  constructor(
    private readonly policies: readonly PolicyInForce[],
    private readonly shopperId = 'a-1',
  ) {
    this.state = stateOf({ shopperId, ids: [shopperId], events: [] });
  }

  /** @param at milliseconds after the story began */
  happens(type: EventType, data: object, at: number, stream = `shopper-${this.shopperId}`): this {
    this.fold(type, data, BEGIN + at, stream);
    return this;
  }

  /** It is decided whether they are helped. @returns why not, or what about */
  decides(at: number, timeZone = 'UTC'): readonly string[] {
    const now = BEGIN + at;
    const verdicts = decideHelp(this.state, this.policies, now, { timeZone });
    return verdicts.map((verdict) => {
      if (verdict.kind === 'withheld') return verdict.why;
      const { id, data } = helpOffered(verdict.offer, {
        now,
        cause: { id: 'cause', correlationId: 'story' },
      });
      const event = this.fold('HelpOffered', data, now, `help-${this.shopperId}`, id);
      this.offered.push(event as RecordedEvent<string, DataOf<'HelpOffered'>>);
      return `${verdict.offer.arm} ${verdict.offer.about}`;
    });
  }

  private fold(type: string, data: object, at: number, stream: string, id?: string): RecordedEvent {
    this.told += 1;
    const event: RecordedEvent = {
      id: id ?? derivedId('story', this.shopperId, String(this.told)),
      type,
      schemaVersion: 1,
      data,
      metadata: {
        correlationId: 'story',
        actor: { kind: 'shopper', id: this.shopperId },
        occurredAt: new Date(at).toISOString(),
      },
      stream,
      revision: this.told,
      position: BigInt(this.told),
      recordedAt: new Date(at).toISOString(),
    };
    this.state = evolveHelp(this.state, event);
    return event;
  }
}
