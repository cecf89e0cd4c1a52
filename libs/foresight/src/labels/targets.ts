import { isShopAct } from '#shopper';
import type { Targets } from '../encoding/encoded.js';
import { LEAVE, NO_QUESTION, UNKNOWN, type Vocabulary } from '../encoding/vocabulary.js';
import { type Moment, QUESTION, SESSION_GAP_MS } from '../moment.js';
import { type Sessions, sessionsOf } from './sessions.js';

export interface LabelSettings {
  /** Within which a question counts as foreseen. */
  readonly horizonHours: number;
  readonly comeBackDays: number;
  /** Hours within which an order counts; absent: in this session. */
  readonly purchaseHours?: number;
  /** Intents that are no question to be foreseen. */
  readonly ignored: readonly string[];
}

export const LABEL_SETTINGS: LabelSettings = {
  horizonHours: 6,
  comeBackDays: 7,
  ignored: ['greeting', 'thanks', 'goodbye'],
};

/**
 * Nothing to learn: not known yet, or not asked at this moment. Where the data ends before the time to come does,
 * nothing is told at all, not even what has happened already: else all that were told there would be *yes*.
 */
export const UNTOLD = -1;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A history with what the labels are read from. Every label looks at what lies later, and at nothing else. */
interface Told extends Sessions {
  /** Oldest first. */
  readonly moments: readonly Moment[];
  readonly vocabulary: Vocabulary;
  /** Until when the data goes, in milliseconds: what did not happen before it may still happen. */
  readonly end: number;
  readonly settings: LabelSettings;
}

/**
 * What came after each moment, read off the history itself. Nothing is said of what the data does not reach.
 *
 * @param moments a whole history, oldest first
 * @param end until when the data goes, in milliseconds
 */
export function targetsOf(
  moments: readonly Moment[],
  vocabulary: Vocabulary,
  end: number,
  settings: LabelSettings = LABEL_SETTINGS,
): Targets {
  const told: Told = { ...sessionsOf(moments), moments, vocabulary, end, settings };
  return {
    item: nextItems(told),
    type: nextTypes(told),
    question: nextQuestions(told),
    purchase:
      settings.purchaseHours === undefined ? purchases(told) : purchasesWithin(told, settings.purchaseHours),
    comeBack: comingsBack(told),
  };
}

/** The first question within the horizon. */
function nextQuestions(told: Told): Int32Array {
  const { vocabulary, end, settings } = told;
  const horizon = settings.horizonHours * HOUR;
  let next: { readonly at: number; readonly question: number } | undefined;
  return backwards(told, ({ type, detail = '', at }) => {
    const isFollowed = next !== undefined && next.at - at <= horizon;
    const target = end - at < horizon ? UNTOLD : isFollowed ? next?.question : NO_QUESTION;
    if (type === QUESTION && !settings.ignored.includes(detail))
      next = { at, question: vocabulary.questionOf(detail) };
    return target;
  });
}

/** The shopper's own next step in this session, or that they left. What the shop does is none. */
function nextTypes(told: Told): Int32Array {
  let [next, session]: [number | undefined, number] = [undefined, -1];
  return backwards(told, (moment, of) => {
    if (of !== session) [next, session] = [undefined, of];
    const target = next ?? (isOver(told, of) ? LEAVE : UNTOLD);
    if (!isShopAct(moment.type)) next = told.vocabulary.typeOf(moment);
    return target;
  });
}

/** Whether an order is completed later in this session. */
function purchases(told: Told): Int32Array {
  let [bought, session] = [false, -1];
  return backwards(told, ({ type }, of) => {
    if (of !== session) [bought, session] = [false, of];
    const target = isOver(told, of) ? Number(bought) : UNTOLD;
    bought ||= type === 'OrderCompleted';
    return target;
  });
}

/** Whether an order is completed within some hours. */
function purchasesWithin(told: Told, hours: number): Int32Array {
  let next: number | undefined;
  return backwards(told, ({ type, at }) => {
    const isFollowed = next !== undefined && next - at <= hours * HOUR;
    if (type === 'OrderCompleted') next = at;
    return told.end - at < hours * HOUR ? UNTOLD : Number(isFollowed);
  });
}

/** Whether another session begins within the days after this one; after this moment, where nobody is there. */
function comingsBack(told: Told): Int32Array {
  const { sessions, end, settings } = told;
  const days = settings.comeBackDays * DAY;
  let later = sessions.length;
  return backwards(told, ({ at }, of) => {
    if (of >= 0) later = of;
    const left = sessions[of]?.end ?? at;
    const start = sessions[of >= 0 ? of + 1 : later]?.start;
    return end - left < days ? UNTOLD : Number(start !== undefined && start - left <= days);
  });
}

/** The next product in this session that is another than this moment's. */
function nextItems(told: Told): Int32Array {
  let session = -1;
  /** The product that comes next, and the first after it that is another. */
  let [next, another]: [number | undefined, number | undefined] = [undefined, undefined];
  return backwards(told, (moment, of) => {
    if (of !== session) [next, another, session] = [undefined, undefined, of];
    const own = moment.item === undefined ? undefined : told.vocabulary.itemOf(moment.item);
    const target = next === own ? another : next;
    if (own !== undefined && own !== next && !isShopAct(moment.type)) [next, another] = [own, next];
    return of < 0 || target === undefined || target === UNKNOWN ? UNTOLD : target;
  });
}

const isOver = ({ sessions, end }: Told, session: number): boolean => {
  const visit = sessions[session];
  return visit !== undefined && end - visit.end > SESSION_GAP_MS;
};

/** Last moment first, so that what comes later is known. */
function backwards(
  { moments, of }: Told,
  target: (moment: Moment, session: number) => number | undefined,
): Int32Array {
  const targets = new Int32Array(moments.length);
  for (let i = moments.length - 1; i >= 0; i--) {
    const moment = moments[i];
    targets[i] = (moment && target(moment, of[i] ?? -1)) ?? UNTOLD;
  }
  return targets;
}
