import type { EventStore } from '#event-store';
import type { RecordedEvent } from '#kernel';
import { type DataOf, isOneOf, type Recorded } from '#protocol';
import { type BehaviourSequence, type DeviceUse, type Moment, OTHER_QUESTION } from '../moment.js';
import { BEHAVIOUR_EVENTS, BEHAVIOUR_STREAMS, shopperOf } from './behaviour-projection.js';
import { momentOf } from './moment-of.js';
import { deviceOf } from './sequence.js';

const isMerge = isOneOf(['ShoppersMerged']);
const isCorrection = isOneOf(['IntentCorrected', 'IntentCorrectionWithdrawn']);

type Draft = { -readonly [Field in keyof Moment]: Moment[Field] };

/** In the order of the log until they are handed out. */
interface History {
  readonly moments: Draft[];
  readonly devices: DeviceUse[];
}

const byTime = (one: { readonly at: number }, other: { readonly at: number }): number => one.at - other.at;

/**
 * Everything people did, one history a person, whatever ids they were seen under: what a model learns from. Follows
 * the same rules as the projection `behaviour`, without its border at the last moments. Only the moments are held.
 */
export class Histories {
  private readonly histories = new Map<string, History>();
  private readonly aliases = new Map<string, string>();
  /** Questions by message: corrections come later. */
  private readonly questions = new Map<string, Draft>();
  private readonly words = new Map<string, string>();

  take(event: RecordedEvent): void {
    if (isMerge(event)) this.merge(event.data);
    else if (isCorrection(event)) this.correct(event);
    else this.add(event);
  }

  /** Oldest moment first, in every history. What is taken later does not change them. */
  sequences(): readonly BehaviourSequence[] {
    return [...this.histories].map(([shopperId, history]) => {
      const devices = history.devices.toSorted(byTime);
      const device = devices.at(-1)?.device;
      const moments = history.moments.toSorted(byTime).map((moment) => ({ ...moment }));
      return { shopperId, ...(device !== undefined && { device, devices }), moments };
    });
  }

  private add(event: RecordedEvent): void {
    const shopperId = shopperOf(event);
    const read = momentOf(event);
    if (shopperId === undefined || !read) return;
    const history = this.historyOf(this.rootOf(shopperId));
    const moment = this.interned(read);
    history.moments.push(moment);
    if (moment.message) this.questions.set(moment.message.id, moment);
    const device = deviceOf(event);
    if (device !== undefined && history.devices.at(-1)?.device !== device)
      history.devices.push({ at: moment.at, device: this.word(device) });
  }

  private correct({ type, data }: Recorded<'IntentCorrected' | 'IntentCorrectionWithdrawn'>): void {
    const moment = this.questions.get(data.messageId);
    if (!moment?.message) return;
    moment.detail = type === 'IntentCorrected' ? (data.corrected ?? OTHER_QUESTION) : moment.message.read;
  }

  private merge({ from, into }: DataOf<'ShoppersMerged'>): void {
    const root = this.rootOf(into);
    if (from === root || this.aliases.has(from)) return;
    this.aliases.set(from, root);
    const history = this.histories.get(from);
    if (!history) return;
    this.histories.delete(from);
    const target = this.historyOf(root);
    for (const moment of history.moments) target.moments.push(moment);
    target.devices.push(...history.devices);
  }

  private historyOf(root: string): History {
    const known = this.histories.get(root) ?? { moments: [], devices: [] };
    this.histories.set(root, known);
    return known;
  }

  private rootOf(shopperId: string): string {
    let root = shopperId;
    for (let next = this.aliases.get(root); next !== undefined; next = this.aliases.get(root)) root = next;
    return root;
  }

  /** Few words stand in many moments: each is held once. */
  private interned(moment: Moment): Draft {
    const { type, item, category, detail } = moment;
    return {
      ...moment,
      type: this.word(type),
      ...(item !== undefined && { item: this.word(item) }),
      ...(category !== undefined && { category: this.word(category) }),
      ...(detail !== undefined && { detail: this.word(detail) }),
    };
  }

  private word(text: string): string {
    const known = this.words.get(text);
    if (known !== undefined) return known;
    this.words.set(text, text);
    return text;
  }
}

/** Whole histories from events in the order of the log, one a person. */
export async function sequencesFromLog(
  events: Iterable<RecordedEvent> | AsyncIterable<RecordedEvent>,
): Promise<readonly BehaviourSequence[]> {
  const histories = new Histories();
  for await (const event of events) histories.take(event);
  return histories.sequences();
}

const PAGE = 5_000;

/** The events that histories are made of, up to a position and with it. */
export async function* behaviourEventsIn(
  store: Pick<EventStore, 'readAll'>,
  upTo?: bigint,
): AsyncGenerator<RecordedEvent> {
  const filter = { types: BEHAVIOUR_EVENTS, streamPrefixes: BEHAVIOUR_STREAMS };
  for (let after = 0n; ;) {
    const page = await store.readAll(after, filter, PAGE);
    for (const event of page) {
      if (upTo !== undefined && event.position > upTo) return;
      yield event;
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.position;
  }
}
