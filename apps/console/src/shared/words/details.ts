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
  unknown: ['unknown code', '无效优惠码'],
  expired: ['expired', '已过期'],
  minimum: ['below the minimum', '未达最低金额'],
};

/** A subject that is a program's word (the reason of a failure) in words; everything else is the shop's own. */
export const subjectName = (subject: string, locale: Language): string =>
  DETAILS[subject]?.[locale === 'zh' ? 1 : 0] ?? subject;

/** The status of an order, the reason of a failure, the intent of a question; what is not known is shown in words. */
export function detailName(detail: string, locale: Language): string {
  if (isIntent(detail)) return intentName(detail, locale);
  return DETAILS[detail]?.[locale === 'zh' ? 1 : 0] ?? detail.replaceAll(/[_-]+/g, ' ');
}
