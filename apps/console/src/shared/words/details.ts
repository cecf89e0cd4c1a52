import type { Language } from '#protocol';
import { intentName, isIntent } from './intents.js';

/** What tells events of one type apart, as programs write it: [English, 中文]. */
const DETAILS: Readonly<Record<string, readonly [string, string]>> = {
  placed: ['placed', '已下单'],
  processing: ['processing', '处理中'],
  shipped: ['shipped', '已发货'],
  out_for_delivery: ['out for delivery', '派送中'],
  delayed: ['delayed', '延误'],
  delivered: ['delivered', '已送达'],
  cancelled: ['cancelled', '已取消'],
  refunded: ['refunded', '已退款'],
  card_declined: ['card declined', '银行卡被拒'],
  insufficient_funds: ['not enough money', '余额不足'],
  expired_card: ['card expired', '银行卡过期'],
  declined: ['declined', '被拒付'],
  funds: ['not enough money', '余额不足'],
  limit: ['over the limit', '超出限额'],
  authentication: ['not verified', '验证未通过'],
  data: ['wrong details', '信息有误'],
  fraud: ['held for fraud', '风控拦截'],
  technical: ['technical fault', '系统故障'],
  unknown: ['unknown code', '无效优惠码'],
  expired: ['expired', '已过期'],
  minimum: ['below the minimum', '未达最低金额'],
  used: ['already used', '已使用过'],
  'not-eligible': ['not for this', '不适用'],
  low: ['few stars', '低分'],
  middling: ['some stars', '中等评分'],
  high: ['many stars', '高分'],
  other: ['something else', '其他'],
};

/** Their subject says what, not how it went; of all others it says enough. */
const TOLD_BY_DETAIL: ReadonlySet<string> = new Set(['CouponDenied', 'OrderUpdated', 'ProductReviewed']);

interface Told {
  readonly type: string;
  readonly subject?: string | undefined;
  readonly detail?: string | undefined;
}

/** What an event was about, in words; empty where it tells nothing. */
export function aboutEvent({ type, subject, detail }: Told, locale: Language): string {
  const what = subject === undefined ? [] : [subjectName(subject, locale)];
  const isNeeded = subject === undefined || TOLD_BY_DETAIL.has(type);
  const how = isNeeded && detail !== undefined ? [detailName(detail, locale)] : [];
  return [...new Set([...what, ...how])].join(locale === 'zh' ? '，' : ', ');
}

/** A subject that is a program's word (the reason of a failure) in words; everything else is the shop's own. */
export const subjectName = (subject: string, locale: Language): string => known(subject, locale) ?? subject;

/** The status of an order, the reason of a failure, the intent of a question; what is not known is shown in words. */
function detailName(detail: string, locale: Language): string {
  const step = /^step-(\d+)$/.exec(detail)?.[1];
  if (step !== undefined) return locale === 'zh' ? `第 ${step} 步` : `step ${step}`;
  const named = isIntent(detail) ? intentName(detail, locale) : detail.replaceAll(/[_-]+/g, ' ');
  return known(detail, locale) ?? named;
}

const known = (word: string, locale: Language): string | undefined =>
  Object.hasOwn(DETAILS, word) ? DETAILS[word]?.[locale === 'zh' ? 1 : 0] : undefined;
