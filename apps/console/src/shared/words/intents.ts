import type { Language } from '#protocol';

/** The intents of `intents/*.yml` as an agent would say them: [English, 中文]. */
const INTENTS: Readonly<Record<string, readonly [string, string]>> = {
  account_change: ['Change account details', '修改账户信息'],
  cancel_order: ['Cancel order', '取消订单'],
  change_order: ['Change order', '修改订单'],
  change_shipping_address: ['Change delivery address', '修改收货地址'],
  complaint: ['Complaint', '投诉'],
  coupon_problem: ['Coupon problem', '优惠券问题'],
  damaged_item: ['Damaged item', '商品破损'],
  delete_account: ['Delete account', '注销账户'],
  delivery_time: ['Delivery time', '配送时间'],
  exchange_item: ['Exchange item', '换货'],
  gift_card: ['Gift card', '礼品卡'],
  gift_wrapping: ['Gift wrapping', '礼品包装'],
  goodbye: ['Goodbye', '道别'],
  greeting: ['Greeting', '问候'],
  international_shipping: ['International shipping', '国际配送'],
  invoice: ['Invoice', '发票'],
  login_problem: ['Trouble signing in', '登录问题'],
  loyalty_points: ['Loyalty points', '会员积分'],
  missing_item: ['Missing item', '漏发或未收到'],
  other: ['Something else', '其他问题'],
  order_status: ['Order status', '订单状态'],
  payment_failed: ['Payment failed', '付款失败'],
  payment_methods: ['Payment methods', '付款方式'],
  price_change: ['Price change', '价格变动'],
  price_match: ['Price match', '价格保护'],
  product_question: ['Product question', '商品咨询'],
  recommendation: ['Recommendation', '选购建议'],
  refund_status: ['Refund status', '退款进度'],
  return_item: ['Return item', '退货'],
  return_policy: ['Return policy', '退换货政策'],
  shipping_cost: ['Shipping cost', '运费'],
  size: ['Size and fit', '尺码'],
  stock: ['Availability', '库存'],
  talk_to_human: ['Talk to a human', '转人工'],
  thanks: ['Thanks', '致谢'],
  warranty: ['Warranty and repair', '保修与维修'],
  wrong_item: ['Wrong item', '发错商品'],
};

export const isIntent = (id: string): boolean => Object.hasOwn(INTENTS, id);

/** Both names, for a search in either language. */
export const intentNames = (intent: string): readonly [string, string] =>
  INTENTS[intent] ?? [inWords(intent), inWords(intent)];

/** A shop's own intent, not in the list, is shown as its id in words: `pet_food` is "Pet food". */
export function intentName(intent: string, locale: Language): string {
  return INTENTS[intent]?.[locale === 'zh' ? 1 : 0] ?? inWords(intent);
}

/** Every intent of the list for a choice, by name. */
export const knownIntents = (locale: Language): { readonly value: string; readonly label: string }[] =>
  Object.keys(INTENTS)
    .map((value) => ({ value, label: intentName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));

function inWords(id: string): string {
  const words = id.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
