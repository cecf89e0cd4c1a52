import { chosen } from './fields.js';
import type { Flow } from './flow.js';
import { totalOf } from '../order-words.js';

export const cancelOrder: Flow = {
  name: 'cancel_order',
  fields: [
    chosen(
      {
        name: 'reason',
        label: { en: 'Reason', zh: '取消原因' },
        ask: { en: 'Why would you like to cancel it?', zh: '请问取消的原因是？' },
        otherwise: 'other',
      },
      [
        {
          value: 'changed-mind',
          label: { en: 'I changed my mind', zh: '不想要了' },
          means:
            /chang\w* my mind|(?:no longer|don'?t|not) (?:want|need)|不想要|不要了|不需要|用不[上着到]|后悔/i,
        },
        {
          value: 'by-mistake',
          label: { en: 'Ordered by mistake', zh: '拍错了' },
          means: /mistake|accident|wrong|twice|double|错|误|重复|买重/i,
        },
        {
          value: 'too-slow',
          label: { en: 'It takes too long', zh: '等太久了' },
          means: /too (?:long|slow|late)|slow|in time|等|太慢|太久|来不及|不及/i,
        },
        {
          value: 'cheaper',
          label: { en: 'Cheaper elsewhere', zh: '别处更便宜' },
          means: /cheap|expensive|price|便宜|贵|价/i,
        },
        { value: 'other', label: { en: 'Another reason', zh: '其他原因' } },
      ],
    ),
  ],
  words: {
    en: {
      doing: 'cancelling the order',
      confirm: 'This is what will be cancelled. Once cancelled, an order cannot be brought back.',
      yes: 'Cancel the order',
      no: 'Keep the order',
      abandoned: 'All right, nothing was cancelled: the order stays as it is.',
      done: ({ reference }, { order, language }) =>
        `Done: your order ${order?.orderId ?? ''} is **cancelled**. ${
          order?.total === undefined ? 'What you paid' : totalOf(order, language)
        } goes back to the way you paid; your bank may need some working days to show it.\n\nYour reference: **${reference}**`,
    },
    zh: {
      doing: '取消订单',
      confirm: '请核对要取消的订单。取消后无法恢复。',
      yes: '确认取消',
      no: '保留订单',
      abandoned: '好的，订单没有取消，一切照旧。',
      done: ({ reference }, { order, language }) =>
        `已为您**取消**订单${order?.orderId ?? ''}。${
          order?.total === undefined ? '您支付的款项' : totalOf(order, language)
        }将按原支付方式退回，银行或支付平台可能需要几个工作日才会显示。\n\n受理编号：**${reference}**`,
    },
  },
  action: ({ order, answers }, ids) => ({
    act: 'cancel_order',
    ...ids,
    orderId: order.orderId,
    reason: answers.reason ?? 'other',
  }),
};
