import type { Words } from './en.js';

export const zhForeseen: Words['foreseen'] = {
  title: '可能要问',
  within: (hours) => `${hours} 小时内`,
  willAskNothing: '多半不会提问',
  nothing: '不提问',
  now: (question, band) => `可能要问：${question}，${band}`,
  or: '其他可能',
  why: '依据',
  whyOf: (_events, shown) => `依据：${shown} 个事件`,
  whyLead: '哪些事件提高了可能性，各占多少',
  noEvidence: '没有特别突出的事件，依据的是顾客走到这一步后的通常去向。',
  influence: (percent) => `占依据的 ${percent}`,
  inJourney: '在浏览轨迹中查看',
  openEvent: '打开事件',
  allEvidence: '显示全部',
  outlook: '接下来',
  purchase: '本次访问下单',
  leave: '即将离开',
  comeBack: (days) => `${days} 天内再来`,
  products: '接下来可能看',
  noProducts: '暂时没有特别合适的商品。',
  reasons: {
    similar: (about) => (about === undefined ? '与看过的商品相似' : `与“${about}”相似`),
    'goes-with-cart': (about) =>
      about === undefined ? '与购物车里的商品搭配' : `与购物车里的“${about}”搭配`,
    'others-went-on': (about) =>
      about === undefined ? '其他顾客接着看了它' : `看过“${about}”的顾客接着看了它`,
    'for-you': (_about) => '符合最近的浏览',
    popular: (_about) => '近期热门',
  },
  basis: (model, version, clock) => `${model} ${version}，截至 ${clock}`,
  emptyTitle: '暂时没有预见',
  empty:
    '这里会显示顾客可能要问的问题，以及支持这一判断的事件。有模型在预见、顾客在店里有操作时，会自动出现。',
  unknown: '尚不清楚',
  otherOrder: (order) => `改为：${order}`,
  question: (name, percent) => `可能要问：${name}，${percent}`,
};
