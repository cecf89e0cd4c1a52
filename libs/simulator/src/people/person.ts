import type { Language } from '#protocol';
import { Chances, chancesOf } from '../chance/chances.js';
import { DAY } from '../chance/durations.js';
import type { Random } from '../chance/random.js';
import { around } from '../chance/spread.js';
import type { ShopProduct } from '../shop/catalogue.js';
import { popularity, type Shop } from '../shop/shop.js';
import { nameFor } from './names.js';

/** Who somebody is. Nothing of it stands in an event but what a shop would know: device, locale, name and mail. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly context: { readonly device: 'mobile' | 'tablet' | 'desktop'; readonly locale: string };
  /** Visits come about this far apart, in milliseconds. */
  readonly apart: number;
  readonly taste: Chances<ShopProduct>;
  /** Index into a product's sizes, 0 to 1. */
  readonly build: number;
  readonly payment: string;
  readonly hasAccount: boolean;
  /** 0 to 1: how long trouble is endured before leaving. */
  readonly patience: number;
  /** 0 to 1: how readily they write to the shop. Most hardly ever do. */
  readonly asks: number;
  /** 0 to 1: how readily they look it up. */
  readonly reads: number;
  /** 0 to 1: how much of what others do when in doubt they do out of habit. */
  readonly caution: number;
  readonly couponHunter: boolean;
  readonly business: boolean;
  readonly abroad: boolean;
  readonly gives: boolean;
}

export function personOf(random: Random, shop: Shop, language: Language, key: string): Person {
  const device = devices.draw(random);
  const name = nameFor(random, language);
  const abroad = random.chance(0.12);
  return {
    name,
    email: `${key}@example.com`,
    language,
    context: { device, locale: localeOf(random, language, abroad) },
    apart: Math.min(60, Math.max(1.5, around(random, 9, 0.8))) * DAY,
    taste: tasteOf(random, shop),
    build: random.next(),
    payment: (language === 'zh' ? chinesePayments : payments).draw(random),
    hasAccount: random.chance(0.6),
    patience: random.next(),
    asks: willingness.draw(random) * (0.6 + 0.8 * random.next()),
    reads: random.next() ** 2,
    caution: random.next() ** 2,
    couponHunter: random.chance(0.25),
    business: random.chance(0.07),
    abroad,
    gives: random.chance(0.15),
  };
}

const devices = chancesOf({ mobile: 0.56, tablet: 0.07, desktop: 0.37 });
const payments = chancesOf({ card: 5, paypal: 3, 'apple-pay': 2, 'bank-transfer': 1 });
const chinesePayments = chancesOf({ alipay: 4, 'wechat-pay': 4, card: 2 });
/** One in four hardly ever writes, one in four readily, and the others at need. */
const willingness = new Chances([0.05, 0.3, 0.7], (asks) => (asks === 0.3 ? 2 : 1));

function localeOf(random: Random, language: Language, abroad: boolean): string {
  if (language === 'zh') return abroad ? random.pick(['zh-TW', 'zh-HK', 'zh-SG']) : 'zh-CN';
  return abroad
    ? random.pick(['en-US', 'en-CA', 'en-AU', 'en-NZ'])
    : random.pick(['en-GB', 'en-IE', 'en-GB']);
}

/** One to three categories they come for, and a purse. */
function tasteOf(random: Random, { catalogue }: Shop): Chances<ShopProduct> {
  const { categories, products } = catalogue;
  const liked = new Map<string, number>();
  for (let i = random.between(1, 3); i > 0; i--) liked.set(random.pick(categories).id, i * 3);
  const purse = around(random, 40, 0.6);
  return new Chances(products, (product) => {
    const apart = Math.abs(Math.log(product.price / purse));
    return (0.12 + (liked.get(product.category) ?? 0)) * Math.exp(-apart) * Math.sqrt(popularity(product));
  });
}
