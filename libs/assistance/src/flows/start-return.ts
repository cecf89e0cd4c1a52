import { lineName } from '../order-words.js';
import { chosen } from './fields.js';
import type { Field, Flow } from './flow.js';

const ALL = 'all';
/** Fits the buttons a message can carry, with the one for all of them. */
const OFFERED = 6;

/** Asked only where there is a choice: an order of one product needs no question. */
const items: Field = {
  name: 'items',
  label: { en: 'Going back', zh: '退货商品' },
  ask: { en: 'Which item would you like to send back?', zh: '请问要退哪件商品？' },
  problem: { en: 'Please choose one of the items of this order.', zh: '请从这笔订单的商品中选择。' },
  choices(context) {
    const products = context.order?.products ?? [];
    const each = products.slice(0, OFFERED).map((product) => ({
      value: product.productId,
      label: lineName(product, context.language, context.shop),
    }));
    if (products.length <= 1) return each;
    const all = { en: `All ${products.length} items`, zh: `全部${products.length}件` };
    return [...each, { value: ALL, label: all[context.language] }];
  },
  shown(value, context) {
    const products = context.order?.products ?? [];
    const going = value === ALL ? products : products.filter(({ productId }) => productId === value);
    const names = going.map((product) => lineName(product, context.language, context.shop));
    return names.join(context.language === 'zh' ? '、' : ', ');
  },
};

export const startReturn: Flow = {
  name: 'start_return',
  fields: [
    items,
    chosen(
      {
        name: 'reason',
        label: { en: 'Reason', zh: '退货原因' },
        ask: { en: 'What is the reason?', zh: '退货原因是？' },
        otherwise: 'other',
      },
      [
        {
          value: 'does-not-fit',
          label: { en: 'It does not fit', zh: '尺寸不合适' },
          means:
            /fit|too (?:big|small|large|tight|long|short|wide)|size|不合(?:适|身|脚)|[大小长短]了|尺[寸码]/i,
        },
        {
          value: 'not-as-described',
          label: { en: 'Not as described', zh: '与描述不符' },
          means: /descri|picture|photo|expected|different|描述|图片|不符|不一样|色差/i,
        },
        {
          value: 'damaged',
          label: { en: 'Damaged or faulty', zh: '破损或有质量问题' },
          means: /damag|broke|fault|defect|crack|torn|doesn'?t work|quality|坏|破|碎|裂|质量|瑕疵/i,
        },
        {
          value: 'changed-mind',
          label: { en: 'I changed my mind', zh: '不想要了' },
          means:
            /chang\w* my mind|(?:no longer|don'?t|not) (?:want|need|like)|不想要|不要了|不需要|不喜欢|后悔/i,
        },
        { value: 'other', label: { en: 'Another reason', zh: '其他原因' } },
      ],
    ),
  ],
  words: {
    en: {
      doing: 'the return',
      confirm: 'Please check what goes back.',
      yes: 'Register the return',
      no: 'Keep the items',
      abandoned: 'All right, no return was registered.',
      done: ({ reference }, { shop }) =>
        `Your return is registered: **${reference}**. Please write this number on the parcel and send it within ${shop.returnDays} days of delivery, with the items unused and, if you can, in their original packaging.`,
    },
    zh: {
      doing: '办理退货',
      confirm: '请核对要退回的商品。',
      yes: '提交退货申请',
      no: '不退了',
      abandoned: '好的，没有登记退货。',
      done: ({ reference }, { shop }) =>
        `退货已登记，退货编号：**${reference}**。请把编号写在包裹上，并在签收后${shop.returnDays}天内寄回；商品请保持未使用，并尽量保留原包装。`,
    },
  },
  action: ({ order, answers }, ids) => {
    const { items: going = ALL, reason = 'other' } = answers;
    const all = order.products.map(({ productId }) => productId);
    // What was chosen of another order says nothing of this one, which has a single product: that is not asked for.
    const productIds = all.includes(going) ? [going] : all;
    return { act: 'start_return', ...ids, orderId: order.orderId, productIds, reason };
  },
};
