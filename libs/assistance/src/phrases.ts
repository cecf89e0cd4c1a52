import type { Language } from '#protocol';

/** What the assistant says besides the shop's own answers. */
interface Phrases {
  likely(title: string): string;
  notTheirs(number: string): string;
  unsure(titles: readonly string[]): string;
  handingOver: string;
}

export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    likely: (title) => `If you mean "${title}":`,
    notTheirs: (number) =>
      `I can't find an order ${number} among yours. Please check the number, or say "talk to a human" and a colleague will look it up.`,
    unsure: (titles) =>
      titles.length > 0
        ? `I'm not sure I understood. Do you mean ${titles.map((title) => `"${title}"`).join(' or ')}? If not, please say it in other words, or say "talk to a human".`
        : `I'm not sure I understood. Could you say it in other words? Or say "talk to a human" and a colleague will help.`,
    handingOver:
      "I'm sorry, I still don't understand, so I have asked a colleague to take over. They will answer you here; you need not repeat anything.",
  },
  zh: {
    likely: (title) => `如果您想问的是“${title}”：`,
    notTheirs: (number) =>
      `在您的订单中没有找到${number}。请核对订单号，或输入“转人工”，由客服同事为您查询。`,
    unsure: (titles) =>
      titles.length > 0
        ? `我不太确定您的意思。您想问的是${titles.map((title) => `“${title}”`).join('还是')}${titles.length > 1 ? '' : '吗'}？如果都不是，请换个说法，或输入“转人工”。`
        : '我不太确定您的意思。请换个说法再试一次，或输入“转人工”，由客服同事为您服务。',
    handingOver: '抱歉，我还是没能理解您的意思，已经请客服同事来接手。同事会在这里回复您，您不用再重复一遍。',
  },
};
