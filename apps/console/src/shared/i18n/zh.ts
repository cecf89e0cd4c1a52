import type { Words } from './en.js';
import { zhAdmin } from './zh-admin.js';
import { zhActs, zhDuty } from './zh-desk-acts.js';
import { zhComposer } from './zh-desk-composer.js';
import { zhQueue } from './zh-desk-queue.js';
import { zhContent } from './zh-content.js';
import { zhDesk } from './zh-desk.js';
import { zhEvaluation } from './zh-evaluation.js';
import { zhForeseen } from './zh-foreseen.js';
import { zhBackups, zhForgetting, zhQuarantine, zhSearch } from './zh-keeping.js';
import { zhForesightModels } from './zh-foresight-models.js';
import { zhMeaning } from './zh-meaning.js';
import { zhOutbound } from './zh-outbound.js';
import { zhOutcomes } from './zh-outcomes.js';
import { zhPolicies } from './zh-policies.js';
import { zhReplay } from './zh-replay.js';
import { zhShopper } from './zh-shopper.js';
import { zhTravel } from './zh-travel.js';
import { zhUnderstanding } from './zh-understanding.js';

export const zh: Words = {
  app: {
    name: 'Presage',
    desk: '工作台',
    admin: '管理',
    skip: '跳到正文',
    areas: '板块',
    sections: '栏目',
    account: '我的账户',
    agent: '客服',
    administrator: '管理员',
    signOut: '退出登录',
    light: '切换到浅色',
    dark: '切换到深色',
    otherLanguage: 'English',
    close: '关闭',
    loading: '加载中…',
    retry: '重试',
    copy: '复制',
    copied: '已复制',
    somebody: '访客',
    forgotten: '已应顾客要求删除',
    notFound: '这里没有页面',
    toDesk: '前往工作台',
    broken: '这部分界面出错了。',
    brokenNext: '服务器上的数据没有丢失。请刷新页面；如果再次出现，请把下面的内容发给我们。',
    absentNext: '这个页面没有加载成功。数据没有丢失，请稍后再试。',
    reload: '刷新',
  },
  link: {
    lost: '连接已断开，正在自动重连；当前内容可能不是最新的。',
    refused: '服务器关闭了连接。',
    reconnect: '重新连接',
  },
  login: {
    title: '登录',
    lead: '供店铺客服和管理员使用。',
    email: '邮箱',
    password: '密码',
    submit: '登录',
    needEmail: '请输入邮箱。',
    needPassword: '请输入密码。',
    wrong: '邮箱或密码不正确，请检查后重试。',
    waitTitle: '尝试次数过多',
    wait: (seconds) => `请等待 ${seconds}后再试。`,
    expired: '登录已过期，重新登录后可继续刚才的操作。',
    notAdmin: '此页面仅供管理员使用。',
    notAdminNext: '您当前以客服身份登录。如需权限，请联系管理员。',
  },
  problem: {
    'invalid-input': '请求内容有误。',
    unauthorised: '您尚未登录。',
    forbidden: '您没有权限执行此操作。',
    'not-found': '内容已不存在。',
    'rate-limited': '操作过于频繁。',
    'too-large': '内容过大。',
    conflict: '目前无法执行此操作。',
    unavailable: '服务器没有响应。',
    internal: '服务器出错了。',
    offline: '本地内容没有丢失。请检查网络，可放心重试。',
    number: (id) => `问题编号：${id}`,
  },
  stage: {
    visitor: '访客',
    prospect: '潜在客户',
    customer: '客户',
    loyal: '忠实客户',
    'at-risk': '流失风险',
    lapsed: '已流失',
  },
  order: {
    placed: '已下单',
    processing: '处理中',
    shipped: '已发货',
    out_for_delivery: '派送中',
    delayed: '延误',
    delivered: '已送达',
    cancelled: '已取消',
    refunded: '已退款',
  },
  band: { sure: '确定', likely: '较可能', unsure: '不确定' },
  desk: zhDesk,
  queue: zhQueue,
  composer: zhComposer,
  acts: zhActs,
  duty: zhDuty,
  meaning: zhMeaning,
  foreseen: zhForeseen,
  shopper: zhShopper,
  adminPage: zhAdmin,
  replay: zhReplay,
  travel: zhTravel,
  quarantine: zhQuarantine,
  search: zhSearch,
  forgetting: zhForgetting,
  backups: zhBackups,
  understanding: { ...zhUnderstanding, ...zhEvaluation },
  foresightModels: zhForesightModels,
  policies: zhPolicies,
  outcomes: zhOutcomes,
  outbound: zhOutbound,
  content: zhContent,
};
