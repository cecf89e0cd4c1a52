/** What a page, a search or a custom event is about, where its words tell; first match wins. */
const KINDS: readonly (readonly [kind: string, words: RegExp])[] = [
  ['checkout', /checkout|kasse|payment-step|结账|结算/],
  ['cart', /\b(cart|basket|bag)\b|购物车/],
  ['size-guide', /siz(e|ing)|measurement|fit-guide|尺码|尺寸|大小/],
  ['returns', /\breturns?\b|send-?back|退货/],
  ['refunds', /refund|money-?back|退款/],
  ['exchange', /exchang|换货/],
  ['warranty', /warrant|guarantee|repair|保修|质保/],
  ['shipping', /shipping|deliver|postage|dispatch|配送|运费|物流|送货|发货/],
  ['tracking', /\btrack/],
  ['coupon', /coupon|voucher|promo|discount-code|优惠/],
  ['gift', /gift|礼/],
  ['invoice', /invoice|receipt|发票/],
  ['payment', /payment|\bpay\b|支付|付款/],
  ['points', /loyalty|\bpoints\b|rewards|积分/],
  ['stock', /\bstock\b|availab|库存/],
  ['price', /price|降价|价格/],
  ['order', /\borders?\b|thanks|订单/],
  ['login', /log-?in|sign-?in|password|登录|密码/],
  ['account', /account|profile|\bmy\b|账户|账号/],
  ['contact', /contact|support|客服|联系/],
  ['wishlist', /wish|favou?rites|收藏/],
  ['help', /help|faq|questions|帮助/],
];

/** Places that are known by the first part of their path. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['c', 'list'],
  ['all', 'list'],
  ['category', 'list'],
  ['categories', 'list'],
  ['collections', 'list'],
  ['p', 'product'],
  ['product', 'product'],
  ['products', 'product'],
  ['search', 'search'],
]);

/** @returns what a text is about as a short code, undefined where its words tell nothing */
export const subjectOf = (text: string): string | undefined => {
  const words = text.toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0];
};

/**
 * What kind of page a path leads to: `home`, `list`, `product`, `search`, `returns`, `size-guide`, …; `other` where
 * that is not told. A shop may stand under a folder of its own (`/shop/...`).
 */
export function pageKind(path: string): string {
  const parts = pathOf(path).split('/').filter(Boolean);
  if (parts[0] === 'shop') parts.shift();
  const [first] = parts;
  if (first === undefined) return 'home';
  // The name of a product says nothing of the page: "gift box" is no page about gifts.
  return PLACES.get(first) ?? subjectOf(parts.join('/')) ?? 'other';
}

function pathOf(path: string): string {
  const bare = path.replace(/^[a-z]+:\/\/[^/]*/, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(bare).toLowerCase();
  } catch {
    return bare.toLowerCase(); // A lone percent sign: taken as it is written.
  }
}
