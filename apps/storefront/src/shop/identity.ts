import type { DemoPerson, ShopLoginReply } from '#protocol';
import { presage, visitorToken } from '../presage.js';
import type { Shop } from './shop.js';
import { shopApi } from './shop-api.js';

const KEY = 'harbour-pine.login';

/** Logging in here is choosing one of the demo's shoppers; a real shop would ask for a password. */
export async function logIn(shop: Shop, { shopperId, language }: DemoPerson): Promise<void> {
  const login = await shopApi.login(shopperId);
  const before = shop.state.login;
  if (before && before.userId !== login.userId) (await presage()).reset();
  localStorage.setItem(KEY, JSON.stringify(login));
  shop.update({ login, orders: 'waiting', language });
  await sayWho(shop, login);
}

export async function logOut(shop: Shop): Promise<void> {
  localStorage.removeItem(KEY);
  shop.update({ login: undefined, orders: 'waiting' });
  (await presage()).reset();
  await loadOrders(shop);
}

/** On every page a shop says who is logged in; the widget tells the server only what is news. */
export async function restoreLogin(shop: Shop): Promise<void> {
  const text = localStorage.getItem(KEY);
  if (text === null) return;
  const login = JSON.parse(text) as ShopLoginReply;
  shop.update({ login });
  await sayWho(shop, login);
}

async function sayWho(shop: Shop, { userId, userHash, name }: ShopLoginReply): Promise<void> {
  const { language } = shop.state;
  await (await presage()).identify(userId, { hash: userHash, traits: { name, language } });
  await loadOrders(shop);
}

/** Whose orders: the server tells by the visitor's token. */
export async function loadOrders(shop: Shop): Promise<void> {
  if (shop.state.route.page !== 'orders') return;
  try {
    const value = await shopApi.orders(await visitorToken());
    shop.update({ orders: { value: value.toSorted((a, b) => (a.placedAt < b.placedAt ? 1 : -1)) } });
  } catch {
    shop.update({ orders: 'failed' });
  }
}
