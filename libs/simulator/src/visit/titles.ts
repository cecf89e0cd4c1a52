import type { Language } from '#protocol';

/** Pages of the shop that are no product, list or article. */
const titles = {
  '/shop': ['Harbour & Pine', '港湾与松'],
  '/shop/cart': ['Your basket', '购物篮'],
  '/shop/checkout': ['Checkout', '结账'],
  '/shop/orders': ['My orders', '我的订单'],
  '/shop/help': ['Help', '帮助'],
  '/shop/login': ['Sign in', '登录'],
  '/shop/login/reset': ['Reset your password', '重设密码'],
  '/shop/account': ['My account', '我的账户'],
  '/shop/account/addresses': ['My addresses', '我的地址'],
  '/shop/account/invoices': ['Invoices', '发票'],
  '/shop/account/points': ['My points', '我的积分'],
  '/shop/account/returns': ['Returns', '退货'],
  '/shop/account/settings': ['Settings', '设置'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>;

export type Page = keyof typeof titles;

export const titleOf = (page: Page, language: Language): string => titles[page][language === 'zh' ? 1 : 0];
