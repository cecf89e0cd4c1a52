import {
  isGiven,
  LEAVE_OUT,
  line,
  looksLikeCity,
  looksLikeName,
  looksLikePhone,
  looksLikePostcode,
  looksLikeStreet,
} from './fields.js';
import type { Field, Flow } from './flow.js';

/** `20095 Hamburg` tells the town too. */
const postcode: Field = {
  name: 'postcode',
  label: { en: 'Postcode', zh: '邮编' },
  ask: { en: 'And the postcode?', zh: '邮编是多少？' },
  problem: {
    en: 'That does not look like a postcode. It is 3 to 10 letters and digits, such as 20095 or SW1A 1AA.',
    zh: '这看起来不像邮编。邮编由3到10位数字或字母组成，例如200040或20095。',
  },
  input: 'text',
  hint: { en: 'such as 20095', zh: '例如200040' },
  read(text) {
    const value = text.replace(/[\s,，]+/g, ' ').trim();
    if (looksLikePostcode(value)) return { postcode: value.toUpperCase() };
    const both = /^(\S*\d\S*) (\D{2,60})$/.exec(value);
    const [, code, city] = both ?? [];
    if (code === undefined || city === undefined) return undefined;
    return looksLikePostcode(code) && looksLikeCity(city)
      ? { postcode: code.toUpperCase(), city }
      : undefined;
  },
};

export const changeAddress: Flow = {
  name: 'change_address',
  fields: [
    line(
      {
        name: 'recipient',
        label: { en: 'Recipient', zh: '收件人' },
        ask: { en: 'Who should the parcel be addressed to?', zh: '请告诉我收件人姓名。' },
        problem: {
          en: 'That does not look like a name. Please write it as it stands on the doorbell, such as Mira Holm.',
          zh: '这看起来不像姓名。请填写收件人姓名，例如王晓雨。',
        },
      },
      looksLikeName,
    ),
    line(
      {
        name: 'street',
        label: { en: 'Street and number', zh: '详细地址' },
        ask: { en: 'What is the street and house number?', zh: '请填写街道、小区和门牌号。' },
        problem: {
          en: 'That does not look like a street with a house number. Please write both, such as Elbchaussee 12.',
          zh: '地址里似乎缺少门牌号。请写到门牌号，例如南京西路100号8栋302室。',
        },
        hint: { en: 'such as Elbchaussee 12', zh: '例如南京西路100号302室' },
      },
      looksLikeStreet,
    ),
    postcode,
    line(
      {
        name: 'city',
        label: { en: 'Town', zh: '城市' },
        ask: { en: 'And the town?', zh: '在哪个城市？' },
        problem: {
          en: 'That does not look like the name of a town. Please write only that, such as Hamburg.',
          zh: '这看起来不像城市名。请只填写城市，例如上海市。',
        },
      },
      looksLikeCity,
    ),
    line(
      {
        name: 'phone',
        label: { en: 'Phone for the courier', zh: '联系电话' },
        ask: {
          en: 'A phone number for the courier? You can leave it out.',
          zh: '请留一个配送联系电话，也可以跳过。',
        },
        problem: {
          en: 'That does not look like a phone number. It has 6 to 15 digits, such as +49 40 123456.',
          zh: '这看起来不像电话号码。请填写6到15位数字，例如13800000000。',
        },
        input: 'tel',
        skip: LEAVE_OUT,
      },
      looksLikePhone,
    ),
  ],
  words: {
    en: {
      doing: 'changing the address',
      confirm: 'Please check the new address. The parcel will go there.',
      yes: 'Change the address',
      no: 'Leave it as it is',
      abandoned: 'All right, the address was not changed: the parcel goes where it was going.',
      done: ({ reference }, { order, answers }) =>
        `Done: your order ${order?.orderId ?? ''} now goes to **${answers.recipient ?? ''}, ${answers.street ?? ''}, ${answers.postcode ?? ''} ${answers.city ?? ''}**.\n\nYour reference: **${reference}**`,
    },
    zh: {
      doing: '修改地址',
      confirm: '请核对新地址，包裹将寄往这里。',
      yes: '确认修改',
      no: '不修改',
      abandoned: '好的，地址没有修改，包裹仍按原地址配送。',
      done: ({ reference }, { order, answers }) =>
        `已修改：订单${order?.orderId ?? ''}将寄往**${answers.city ?? ''}${answers.street ?? ''}，${answers.recipient ?? ''}收，邮编${answers.postcode ?? ''}**。\n\n受理编号：**${reference}**`,
    },
  },
  action: ({ order, answers }, ids) => {
    const { recipient = '', street = '', postcode: code = '', city = '', phone } = answers;
    const address = { recipient, street, postcode: code, city, ...(isGiven(phone) && { phone }) };
    return { act: 'change_address', ...ids, orderId: order.orderId, address };
  },
};
