import type { HelpPolicy, PolicyConditions, PolicyLimits } from '../events/help.js';
import {
  countsItsPages,
  daysIn,
  inUnits,
  isAllDay,
  isOvernight,
  money,
  type Names,
  pagesIn,
  percentOf,
} from './figures.js';
import { happenedOnceWords, happeningWords } from './happenings.js';

const CERTAINTY = { sure: '几乎肯定会问', likely: '很可能会问', unsure: '可能会问' } as const;
const STAGES = {
  visitor: '访客',
  prospect: '潜在顾客',
  customer: '顾客',
  loyal: '忠实顾客',
  'at-risk': '可能流失的顾客',
  lapsed: '已流失的顾客',
} as const;
const LANGUAGES = { en: '英文', zh: '中文' } as const;
const DAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;
const EVERY_DAY = '每天';
const UNITS = { day: '天', hour: '小时', minute: '分钟' } as const;

export function chinese({ when, offer, answers, limits }: HelpPolicy, names: Names): readonly string[] {
  const { saw, action } = offer.zh;
  return [
    `当顾客${to(when, names)}时提供。`,
    ...where(when, names),
    `卡片显示“${saw}”，按钮为“${action}”。`,
    answers === undefined
      ? when.question
        ? '顾客接受后，回答预见到的问题。'
        : '顾客接受后，打开对话。'
      : `顾客接受后，回答“${names.intent(answers)}”。`,
    most(limits),
    limits.holdOut === 0
      ? '没有对照组，因此无法衡量效果。'
      : `${percent(limits.holdOut)}的顾客始终不会看到，作为对照。`,
  ];
}

function to(when: PolicyConditions, { intent }: Names): string {
  const { happened, question } = when;
  const ask =
    question && `${CERTAINTY[question.atLeast]}${either(question.intents.map((id) => `“${intent(id)}”`))}`;
  return [happened && did(happened, countsItsPages(when) ? when.pages : undefined), ask]
    .filter(Boolean)
    .join('，并且');
}

function did(
  { event, times, withinMinutes }: NonNullable<PolicyConditions['happened']>,
  pages: readonly string[] | undefined,
): string {
  const what = pages ? `浏览${on(pages)}` : (times === 1 ? happenedOnceWords : happeningWords)(event, 'zh');
  return `在最近 ${span(withinMinutes)}内${times > 1 ? `至少 ${String(times)} 次` : ''}${what}`;
}

function where(when: PolicyConditions, { timeZone = '店铺时间', currency }: Names): readonly string[] {
  const { pages = [], portrait = {}, hours, afterQuietSeconds = 0 } = when;
  const who = whose(portrait, currency);
  const quiet =
    afterQuietSeconds % 60 === 0 ? span(afterQuietSeconds / 60) : `${String(afterQuietSeconds)} 秒`;
  return [
    ...(who === undefined ? [] : [`仅限${who}。`]),
    ...(pages.length > 0 ? [countsItsPages(when) ? '仅在顾客停留在这些页面时。' : `仅在${on(pages)}。`] : []),
    ...(hours ? [`仅在${at(hours)}（${timeZone}）。`] : []),
    ...(afterQuietSeconds > 0 ? [`顾客停止操作 ${quiet}后才提供。`] : []),
  ];
}

/** @returns undefined where it is everybody */
function whose(
  { stages, cartAtLeast = 0, hasOpenOrder, languages }: NonNullable<PolicyConditions['portrait']>,
  currency?: string,
): string | undefined {
  const traits = [
    cartAtLeast > 0 && `购物车金额在 ${money(cartAtLeast, currency)} 以上`,
    hasOpenOrder !== undefined && (hasOpenOrder ? '有未完成订单' : '没有未完成订单'),
    languages && `使用${either(languages.map((one) => LANGUAGES[one]))}`,
  ].filter((one) => typeof one === 'string');
  if (!stages && traits.length === 0) return undefined;
  const people = stages ? either(stages.map((stage) => STAGES[stage])) : '顾客';
  return traits.length === 0 ? people : `${traits.join('、')}的${people}`;
}

function on(pages: readonly string[]): string {
  const { whole, begun } = pagesIn(pages);
  const named = whole.map((path) => (path === '/' ? '首页' : `${path} 页面`));
  return either([...named, ...(begun.length > 0 ? [`以 ${begun.join('、')} 开头的页面`] : [])]).replace(
    /^\//,
    ' /',
  );
}

function at({ days: chosen, from, to: until }: NonNullable<PolicyConditions['hours']>): string {
  const which = days(chosen);
  if (isAllDay(from, until)) return which;
  return `${which}${which === EVERY_DAY ? '' : '的'} ${from} 至${isOvernight(from, until) ? '次日' : ''} ${until}`;
}

function most({ perSession, perDay, perWeek, cooldownHours }: PolicyLimits): string {
  const caps = `每次来访最多 ${String(perSession)} 次，每天最多 ${String(perDay)} 次，每周最多 ${String(perWeek)} 次`;
  return cooldownHours === 0 ? `${caps}。` : `${caps}；被忽略后 ${span(cooldownHours * 60)}内不再提供。`;
}

function days(chosen: readonly number[]): string {
  const { days: each, areInARow } = daysIn(chosen);
  if (each.length === 7) return EVERY_DAY;
  const named = each.map((day) => `周${DAYS[day - 1] ?? ''}`);
  return areInARow ? `${named[0] ?? ''}至${named.at(-1) ?? ''}` : named.join('、');
}

function span(minutes: number): string {
  const { number, unit } = inUnits(minutes);
  return `${String(number)} ${UNITS[unit]}`;
}

const either = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join('、')}或${parts.at(-1) ?? ''}`;
const percent = (share: number): string => `${percentOf(share)}%`;
