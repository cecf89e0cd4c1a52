import { chosen, isGiven, LEAVE_OUT, line, looksLikeName, looksLikeTaxNumber } from './fields.js';
import type { Flow } from './flow.js';

const forCompany = (answers: Readonly<Record<string, string>>): boolean => answers.recipient === 'company';

export const invoice: Flow = {
  name: 'invoice',
  fields: [
    chosen(
      {
        name: 'recipient',
        label: { en: 'Made out to', zh: '发票抬头' },
        ask: { en: 'Who should the invoice be made out to?', zh: '发票抬头开给个人还是公司？' },
      },
      [
        {
          value: 'private',
          label: { en: 'To me', zh: '个人' },
          means: /\b(?:me|private|personal|myself)\b|个人|自己|私人/i,
        },
        {
          value: 'company',
          label: { en: 'To a company', zh: '公司' },
          means: /company|business|firm|employer|work|公司|单位|企业|抬头/i,
        },
      ],
    ),
    line(
      {
        name: 'company',
        label: { en: 'Company', zh: '公司名称' },
        ask: { en: 'What is the full name of the company?', zh: '请填写公司全称。' },
        problem: {
          en: 'That does not look like the name of a company. Please write it as it is registered, such as Holm & Söhne GmbH.',
          zh: '这看起来不像公司名称。请按营业执照填写，例如上海松港贸易有限公司。',
        },
        when: forCompany,
      },
      looksLikeName,
    ),
    line(
      {
        name: 'taxNumber',
        label: { en: 'VAT or tax number', zh: '税号' },
        ask: {
          en: 'And its VAT or tax number? You can leave it out.',
          zh: '请填写纳税人识别号，也可以跳过。',
        },
        problem: {
          en: 'That does not look like a tax number. It has 6 to 30 letters and digits, such as DE123456789.',
          zh: '这看起来不像税号。税号由6到30位数字和字母组成，例如91310000MA1FL0XX0X。',
        },
        skip: LEAVE_OUT,
        when: forCompany,
      },
      looksLikeTaxNumber,
    ),
  ],
  words: {
    en: {
      doing: 'the invoice',
      confirm: 'Please check what the invoice will say.',
      yes: 'Issue the invoice',
      no: 'No invoice now',
      abandoned: 'All right, no invoice was issued.',
      done: ({ reference }, { order }) =>
        `Here is the invoice **${reference}** for your order ${order?.orderId ?? ''}. You can open, print or save it.`,
    },
    zh: {
      doing: '开具发票',
      confirm: '请核对开票信息。',
      yes: '开具发票',
      no: '暂不开票',
      abandoned: '好的，没有开具发票。',
      done: ({ reference }, { order }) =>
        `订单${order?.orderId ?? ''}的发票**${reference}**已开好，您可以打开、打印或保存。`,
    },
  },
  action: ({ order, answers }, ids) => {
    const { company, taxNumber } = answers;
    const taxed = isGiven(taxNumber) ? { taxNumber } : {};
    return {
      act: 'invoice',
      ...ids,
      orderId: order.orderId,
      ...(forCompany(answers) && company !== undefined && { company: { name: company, ...taxed } }),
    };
  },
};
