import { byShop, report, type Order } from './orders.js';
import { DAY, HOUR, iso, Visit, type Story } from './visit.js';
import { derivedId } from '#kernel';

/** What becomes of an ordinary order: it arrives, now and then late; some are reviewed, a few sent back. */
export function arrives(story: Story, order: Order): void {
  const { random } = story;
  const late = random.chance(0.08);
  const days = random.between(2, 4) + (late ? 3 : 0);
  const arrival = days * 24 + random.between(-3, 1);
  report(story, order, [
    ['processing', 2],
    ['shipped', random.between(18, 30)],
    ...(late ? ([['delayed', arrival - 50]] as const) : []),
    ['out_for_delivery', arrival - 4],
    ['delivered', arrival],
  ]);
  const arrivedAt = order.placedAt + arrival * HOUR;
  if (random.chance(0.08)) refund(story, order, arrivedAt + random.between(8, 12) * DAY);
  else if (story.shopper.reviewer && random.chance(0.7)) {
    review(story, order, arrivedAt + random.between(3, 9) * DAY);
  }
}

function refund(story: Story, order: Order, at: number): void {
  if (at >= story.now) return;
  const { order_id, total, currency, products } = order.data;
  byShop(story, order.shopperId, 'OrderRefunded', at, { order_id, total, currency, products });
}

export function review(story: Story, order: Order, at: number): void {
  const [product] = order.products;
  if (product === undefined || at >= story.now) return;
  const { random, shopper } = story;
  const rating = random.weighted([5, 4, 3, 2], (stars) =>
    Math.max(0.1, 1.5 - Math.abs(product.rating - stars)),
  );
  const visit = new Visit(story, order.shopperId, at);
  visit.opens('/account/orders', shopper.language === 'zh' ? '我的订单' : 'My orders');
  visit.does('ProductReviewed', {
    product_id: product.id,
    review_id: derivedId('demo-review', order.shopperId, product.id, iso(at)),
    rating,
    review_body: random.pick(opinions[shopper.language][rating] ?? []),
  });
}

const opinions: Readonly<Record<'en' | 'zh', Readonly<Record<number, readonly string[]>>>> = {
  en: {
    5: [
      'Exactly as described, and it feels well made. I would buy it again.',
      'I use it every day. Arrived quickly and nicely packed.',
      'Better than in the pictures. My sister has already ordered one too.',
    ],
    4: [
      'Good quality for the price. The colour is a little darker than I expected.',
      'Very happy with it, although the instructions could be clearer.',
    ],
    3: [
      'It does its job, but it is smaller than I imagined. Check the measurements.',
      'All right. Not special.',
    ],
    2: ['It looks nice, but after two weeks there were the first marks. I had hoped for more.'],
  },
  zh: {
    5: [
      '和描述一致，做工扎实，会回购。',
      '每天都在用，发货快，包装也用心。',
      '比图片还好看，已经推荐给朋友了。',
    ],
    4: ['这个价位质量不错，颜色比想象中深一点。', '整体满意，说明书要是再详细些就好了。'],
    3: ['能用，但比想象的小，买前看清尺寸。', '中规中矩，没有惊喜。'],
    2: ['好看是好看，用了两周就有划痕，有点失望。'],
  },
};
