import type { HelpPolicy, PolicyConditions, PolicyLimits } from '../events/help.js';
import { inUnits, money, type Names, percentOf } from './figures.js';
import { happeningWords } from './happenings.js';

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

function to({ happened, question }: PolicyConditions, { intent }: Names): string {
  const did =
    happened &&
    `在 ${span(happened.withinMinutes)}内${happeningWords(happened.event, 'zh')}${happened.times > 1 ? `至少 ${String(happened.times)} 次` : ''}`;
  const ask =
    question && `${CERTAINTY[question.atLeast]}${question.intents.map((id) => `“${intent(id)}”`).join('或')}`;
  return [did, ask].filter(Boolean).join('，并且');
}

function where(
  { pages = [], portrait = {}, hours, afterQuietSeconds = 0 }: PolicyConditions,
  { timeZone, currency }: Names,
): readonly string[] {
  const { stages, cartAtLeast, hasOpenOrder, languages } = portrait;
  const who = [
    stages && `身份为${stages.map((stage) => STAGES[stage]).join('或')}`,
    cartAtLeast !== undefined && cartAtLeast > 0 && `购物车金额不低于 ${money(cartAtLeast, currency)}`,
    hasOpenOrder !== undefined && (hasOpenOrder ? '有未完成的订单' : '没有未完成的订单'),
    languages && `使用${languages.map((one) => LANGUAGES[one]).join('或')}`,
  ].filter((one) => typeof one === 'string');
  return [
    ...(who.length > 0 ? [`仅限以下顾客：${who.join('，')}。`] : []),
    ...(pages.length > 0 ? [`仅在以下页面：${pages.map(page).join('、')}。`] : []),
    ...(hours
      ? [
          `仅在${days(hours.days)} ${hours.from} 至 ${hours.to}${timeZone === undefined ? '（店铺时间）' : `（${timeZone}）`}。`,
        ]
      : []),
    ...(afterQuietSeconds > 0 ? [`顾客停止操作 ${String(afterQuietSeconds)} 秒后才提供。`] : []),
  ];
}

function most({ perSession, perDay, perWeek, cooldownHours }: PolicyLimits): string {
  const caps = `每次来访最多 ${String(perSession)} 次，每天最多 ${String(perDay)} 次，每周最多 ${String(perWeek)} 次`;
  return cooldownHours === 0 ? `${caps}。` : `${caps}；被忽略后 ${span(cooldownHours * 60)}内不再提供。`;
}

const page = (path: string): string =>
  path === '/' ? '首页' : path.endsWith('*') ? `以 ${path.slice(0, -1)} 开头的页面` : path;

function days(chosen: readonly number[]): string {
  const sorted = [...new Set(chosen)].sort((a, b) => a - b);
  const [first = 1, last = 7] = [sorted[0], sorted.at(-1)];
  if (sorted.length === 7) return '每天';
  if (sorted.length > 2 && last - first === sorted.length - 1)
    return `周${DAYS[first - 1] ?? ''}至周${DAYS[last - 1] ?? ''}的`;
  return `${sorted.map((day) => `周${DAYS[day - 1] ?? ''}`).join('、')}的`;
}

function span(minutes: number): string {
  const { number, unit } = inUnits(minutes);
  return `${String(number)} ${UNITS[unit]}`;
}

const percent = (share: number): string => `${percentOf(share)}%`;
