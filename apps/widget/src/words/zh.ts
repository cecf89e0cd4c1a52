import type { Words } from './words.js';

/** Latin names stand a space apart from Chinese. */
const spaced = (name: string): string => (/\w$/.test(name) ? `${name} ` : name);

export const zh: Words = {
  title: '有问题？',
  subtitle: '即问即答，随时可转人工',
  open: '在线咨询',
  close: '关闭对话',
  unread: (count) => `${count}条新回复`,
  greeting: '您好！订单、配送、退换货或商品问题，都可以问我。',
  starters: ['我的订单到哪了？', '怎么退货？', '配送要多久？', '转人工'],
  transcript: '对话内容',
  write: '请输入您的问题',
  send: '发送',
  you: '您',
  assistant: '智能客服',
  typing: (who) => `${who}正在输入…`,
  sending: '发送中…',
  sent: '已发送',
  waiting: '恢复连接后自动发送',
  failed: '发送失败。',
  retry: '重试',
  offline: '网络已断开。您写的内容会保留，恢复后自动发送。',
  person: '转人工',
  personFailed: '请求没有送达，请稍后再试。',
  queued: '客服同事很快就来。',
  withAgent: (name) => `${spaced(name)}正在为您服务`,
  joined: (name) => `${spaced(name)}已加入`,
  handoff: '您已请求人工客服',
  handedBack: '已转回智能客服',
  resolved: '本次对话已结束',
  rate: '这次服务怎么样？',
  rated: '感谢您的评价！',
  stars: (rating) => `${rating}分，满分5分`,
  restart: '继续提问',
  tooLong: (limit) => `最多${limit.toLocaleString('zh')}个字符。`,
};
