import type { Language } from '#protocol';

/** What the assistant says besides the shop's own answers and the words of flows. */
interface Phrases {
  likely(title: string): string;
  /** A message asked for more than what was answered first. */
  alsoAsked(titles: readonly string[]): string;
  notTheirs(number: string): string;
  /** Two readings are close. */
  clarify: string;
  noneOfThese: string;
  /** Not understood the first time; `hint`: what it may have been about. */
  rephrase: string;
  perhaps(title: string): string;
  mayHelp: string;
  /** After "none of these". */
  inOwnWords: string;
  /** Not understood the second time. */
  offerHuman: string;
  handingOver: string;
  human: string;
  asking: string;
  whichOrder: string;
  goOn(doing: string): string;
  goOnButton(doing: string): string;
  goOnAfterAll: string;
  /** Something was begun before and left. */
  begunBefore(doing: string, order: string): string;
  goOnWhereStopped: string;
  anew: string;
  neverMind: string;
  nothingYet: string;
  /** The shop may have acted before it was left. */
  abandonedUnknown: string;
  doneAlready(reference: string): string;
  refusedAlready: string;
  stale: string;
  shopAway: string;
  again: string;
  noLongerPossible: string;
  order: string;
  products: string;
  refund: string;
  leftOut: string;
  open: string;
  whatToKnow: string;
}

export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    likely: (title) => `If you mean "${title}":`,
    alsoAsked: (titles) =>
      `Is it about ${titles.map((title) => `"${title}"`).join(' and ')} too? Then press the button below.`,
    notTheirs: (number) =>
      `I can't find an order ${number} among yours. Please check the number, or ask for a person and a colleague will look it up.`,
    clarify: 'I want to be sure I understood. Which of these do you mean?',
    noneOfThese: 'None of these',
    rephrase: "I'm not sure I understood. Could you say it in other words?",
    perhaps: (title) =>
      `I'm not sure I understood. Do you mean "${title}"? If not, please say it in other words.`,
    mayHelp: 'I found something in our help pages that may answer it. If not, please say it in other words.',
    inOwnWords: 'Then please tell me in your own words what it is about.',
    offerHuman:
      "I'm sorry, I still don't understand. Shall a colleague take over? You need not repeat anything.",
    handingOver:
      "I'm sorry, I still don't understand, so I have asked a colleague to take over. You need not repeat anything.",
    human: 'Talk to a person',
    asking: 'A person it is: a colleague takes over here, and can read what we have written so far.',
    whichOrder: 'Which order is it about?',
    goOn: (doing) => `Shall we go on with ${doing}?`,
    goOnButton: (doing) => `Go on with ${doing}`,
    goOnAfterAll: 'Go on after all',
    begunBefore: (doing, order) =>
      `You had begun with ${doing}${order && ` (order ${order})`}. Shall we go on where you stopped?`,
    goOnWhereStopped: 'Go on',
    anew: 'Begin anew',
    neverMind: 'Never mind',
    nothingYet: 'Nothing has been done yet. Press the button to go ahead, change a line, or leave it.',
    abandonedUnknown:
      'All right, I leave it here. I could not reach the shop before, so I cannot tell whether it did something already; a colleague can look it up.',
    doneAlready: (reference) => `That is done already${reference && `; your reference is **${reference}**`}.`,
    refusedAlready:
      'The shop could not do that, and nothing was changed. Ask me again if you want to try anew.',
    stale: 'This button is from earlier and stands for nothing any more. What can I do for you?',
    shopAway:
      "I can't reach the shop just now, so I don't know whether it took your request. You can safely try again: nothing will be done twice.",
    again: 'Try again',
    noLongerPossible: 'I have to stop here.',
    order: 'Order',
    products: 'Products',
    refund: 'Refund',
    leftOut: 'left out',
    open: 'Open, print or save it',
    whatToKnow: 'What would you like to know?',
  },
  zh: {
    likely: (title) => `如果您想问的是“${title}”：`,
    alsoAsked: (titles) => `如果还想了解${titles.map((title) => `“${title}”`).join('和')}，请点下面的按钮。`,
    notTheirs: (number) => `在您的订单中没有找到${number}。请核对订单号，或选择转人工，由客服同事为您查询。`,
    clarify: '想跟您确认一下，您要问的是哪一个？',
    noneOfThese: '都不是',
    rephrase: '我不太确定您的意思，能换个说法吗？',
    perhaps: (title) => `我不太确定您的意思。您想问的是“${title}”吗？如果不是，请换个说法。`,
    mayHelp: '帮助中心有一篇内容可能对您有用。如果不是您要找的，请换个说法。',
    inOwnWords: '那请您用自己的话说说是什么问题。',
    offerHuman: '抱歉，我还是没能理解。要请客服同事来接手吗？您不用再重复一遍。',
    handingOver: '抱歉，我还是没能理解您的意思，已经请客服同事来接手，您不用再重复一遍。',
    human: '转人工客服',
    asking: '好的，这就为您转接。客服同事会在这里接手，之前的对话同事都能看到。',
    whichOrder: '请问是哪一笔订单？',
    goOn: (doing) => `要继续${doing}吗？`,
    goOnButton: (doing) => `继续${doing}`,
    goOnAfterAll: '还是继续办理',
    begunBefore: (doing, order) => `您之前正在${doing}${order && `（订单${order}）`}，要接着办理吗？`,
    goOnWhereStopped: '接着办理',
    anew: '重新开始',
    neverMind: '不办了',
    nothingYet: '目前还没有办理。请点按钮确认、修改某一项，或者放弃。',
    abandonedUnknown: '好的，先到这里。刚才没能连上商城，无法确定是否已经受理，客服同事可以为您核实。',
    doneAlready: (reference) => `这件事已经办好了${reference && `，受理编号：**${reference}**`}。`,
    refusedAlready: '商城没能办理，没有做任何更改。如需再试，请重新告诉我。',
    stale: '这个按钮已经失效了。请问有什么可以帮您？',
    shopAway: '暂时连不上商城系统，无法确定请求是否已受理。您可以放心重试，不会重复办理。',
    again: '重试',
    noLongerPossible: '这件事没法继续办理了。',
    order: '订单',
    products: '商品',
    refund: '退款金额',
    leftOut: '未填',
    open: '可打开、打印或保存',
    whatToKnow: '请问您想了解什么？',
  },
};
