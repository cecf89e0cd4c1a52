import { demoPerson, orderView, placedOrder, placeOrder, shopLogin, shopLoginReply } from '#protocol';
import { z } from 'zod';
import type { Endpoint } from './endpoint.js';

/** The demo shop's own server; absent where DEMO=off. */
export const shopEndpoints: readonly Endpoint[] = [
  {
    method: 'get',
    path: '/shop/api/catalogue',
    tag: 'Demo shop',
    access: 'everyone',
    summary: 'Categories and products',
  },
  { method: 'get', path: '/shop/api/help', tag: 'Demo shop', access: 'everyone', summary: 'Help articles' },
  {
    method: 'get',
    path: '/shop/api/shoppers',
    tag: 'Demo shop',
    access: 'everyone',
    summary: 'Whom one can be',
    reply: z.array(demoPerson),
  },
  {
    method: 'post',
    path: '/shop/api/login',
    tag: 'Demo shop',
    access: 'everyone',
    summary: 'Be one of them',
    body: shopLogin,
    reply: shopLoginReply,
  },
  {
    method: 'get',
    path: '/shop/api/orders',
    tag: 'Demo shop',
    access: 'visitor token',
    summary: 'The visitor’s orders',
    reply: z.array(orderView),
  },
  {
    method: 'get',
    path: '/shop/api/invoices',
    tag: 'Demo shop',
    access: 'everyone',
    summary: 'An invoice as a page; its address was signed by the shop and is the key to it',
    query: z.object({ key: z.string() }),
  },
  {
    method: 'post',
    path: '/shop/api/orders',
    tag: 'Demo shop',
    access: 'everyone',
    summary: 'Place an order; the token in the body says whose',
    body: placeOrder,
    reply: placedOrder,
    status: 201,
  },
  {
    method: 'get',
    path: '/shop/api/invoices/{token}',
    tag: 'Demo shop',
    access: 'everyone',
    summary: 'An invoice as a page; its address is the key to it',
  },
];
