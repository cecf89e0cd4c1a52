import type { Language, OrderStatus, OrderView } from '#protocol';
import { formatDay, formatMoney } from './local-formats.js';
import type { ShopFacts } from './shop-facts.js';
import type { OrderVariable, ShopVariable } from './template.js';

const statusWords: Readonly<Record<Language, Readonly<Record<OrderStatus, string>>>> = {
  en: {
    placed: 'waiting to be prepared',
    processing: 'being prepared',
    shipped: 'on its way',
    out_for_delivery: 'out for delivery',
    delayed: 'delayed',
    delivered: 'delivered',
    cancelled: 'cancelled',
    refunded: 'refunded',
  },
  zh: {
    placed: '已下单',
    processing: '备货中',
    shipped: '运输中',
    out_for_delivery: '派送中',
    delayed: '配送延误',
    delivered: '已送达',
    cancelled: '已取消',
    refunded: '已退款',
  },
};

/** What the filler says of an order, in the reader's language. */
export function orderWords(
  order: OrderView,
  language: Language,
  shop: ShopFacts,
  now: Date,
): Readonly<Record<OrderVariable, string>> {
  return {
    'order.number': literal(order.orderId),
    'order.items': itemsOf(order, language, shop),
    'order.total': totalOf(order, language),
    'order.status': statusWords[language][order.status],
    'order.placedAt': formatDay(order.placedAt, language, { now, timeZone: shop.timeZone }),
    'order.expected': expected(order, language, shop, now),
  };
}

export const shopWords = (shop: ShopFacts, language: Language): Readonly<Record<ShopVariable, string>> => ({
  'shop.name': literal(shop.name[language]),
  'shop.returnDays': String(shop.returnDays),
  'shop.freeShippingFrom': formatMoney(
    shop.freeShippingFrom.amount,
    shop.freeShippingFrom.currency,
    language,
  ),
});

const NAME_LIMIT = 80;
const SHOWN = 3;

/** Text from outside within an answer: one line, no bold of its own, no longer than reads well. */
export function literal(value: string): string {
  const line = value.replace(/\s+/g, ' ').replace(/\*\*+/g, '*').trim();
  return line.length > NAME_LIMIT ? `${line.slice(0, NAME_LIMIT - 1).toWellFormed()}…` : line;
}

/** A product of an order in the reader's language, and how many where there are several. */
export function lineName(
  { name, productId, quantity }: OrderView['products'][number],
  language: Language,
  { productNames }: ShopFacts,
): string {
  const called = literal(productNames?.get(productId)?.[language] ?? name ?? productId);
  if (quantity <= 1) return called;
  return language === 'zh' ? `${called} ×${quantity}` : `${quantity} × ${called}`;
}

export function itemsOf({ products }: OrderView, language: Language, shop: ShopFacts): string {
  if (products.length === 0) return language === 'zh' ? '您购买的商品' : 'your items';
  const names = products.slice(0, SHOWN).map((product) => lineName(product, language, shop));
  const more = products.length - names.length;
  if (language === 'zh') return names.join('、') + (more > 0 ? `等${products.length}种商品` : '');
  const listed = more > 0 ? [...names, `${more} more`] : names;
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(listed);
}

export function totalOf({ total: amount, currency }: OrderView, language: Language): string {
  if (amount !== undefined) return formatMoney(amount, currency, language);
  return language === 'zh' ? '金额以订单确认信息为准' : 'the total in your confirmation';
}

/** Who carries an order and when it should come; empty where nothing is known or it is over. */
function expected(order: OrderView, language: Language, shop: ShopFacts, now: Date): string {
  if (['delivered', 'cancelled', 'refunded'].includes(order.status)) return '';
  const told = [carried(order, language), arrival(order, language, shop, now)].filter((part) => part !== '');
  return told
    .map((part, place) => (place > 0 && language === 'en' ? capital(part) : part))
    .join(language === 'en' ? ' ' : '');
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function carried({ status, carrier, trackingNumber }: OrderView, language: Language): string {
  if (status === 'placed' || status === 'processing') return '';
  const by = carrier && literal(carrier);
  const number = trackingNumber && literal(trackingNumber);
  if (by && number) {
    return language === 'zh'
      ? `由${by}承运，运单号${number}。`
      : `it travels with ${by}, tracking number ${number}.`;
  }
  if (by) return language === 'zh' ? `由${by}承运。` : `it travels with ${by}.`;
  if (number) return language === 'zh' ? `运单号${number}。` : `its tracking number is ${number}.`;
  return '';
}

function arrival(order: OrderView, language: Language, { timeZone = 'UTC' }: ShopFacts, now: Date): string {
  if (!order.expectedAt) return '';
  const day = formatDay(order.expectedAt, language, { now, weekday: true });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);
  if (order.expectedAt < today) {
    return language === 'zh'
      ? `原预计${day}送达，现已超过预计时间，非常抱歉。`
      : `it was expected on ${day} and is late; I'm sorry about that.`;
  }
  if (order.expectedAt === today) {
    return language === 'zh' ? '预计今天送达。' : 'it should arrive today.';
  }
  if (order.status === 'delayed') {
    return language === 'zh' ? `目前预计${day}送达。` : `it is now expected on ${day}.`;
  }
  return language === 'zh' ? `预计${day}送达。` : `it should arrive on ${day}.`;
}
