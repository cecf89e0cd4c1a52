import type { OrderView } from '#protocol';
import { escaped } from '../html/escaped.js';

export interface Invoice {
  readonly reference: string;
  readonly shop: string;
  readonly order: OrderView;
  readonly issuedAt: string;
  /** Absent: to the shopper as a private person. */
  readonly company?: { readonly name: string; readonly taxNumber?: string };
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem;color:#1b1f23}table{width:100%;border-collapse:collapse;margin:2rem 0}th,td{padding:.5rem;border-bottom:1px solid #d5d9de;text-align:left}td:last-child,th:last-child{text-align:right}tfoot td{font-weight:600}';

/** An invoice to look at, print or save; whatever comes from outside is shown as the characters it is made of. */
export function invoicePage({ reference, shop, order, issuedAt, company }: Invoice): string {
  const money = (amount: number | undefined): string =>
    amount === undefined ? '' : `${amount.toFixed(2)} ${order.currency ?? ''}`.trim();
  const lines = order.products.map(
    ({ name, productId, quantity, price }) =>
      `<tr><td>${escaped(name ?? productId)}</td><td>${quantity}</td><td>${escaped(money(price))}</td></tr>`,
  );
  const to = company
    ? `<p>${escaped(company.name)}${company.taxNumber === undefined ? '' : `<br>${escaped(company.taxNumber)}`}</p>`
    : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escaped(reference)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(shop)}</h1><p>Invoice · 发票 <strong>${escaped(reference)}</strong><br>${escaped(issuedAt.slice(0, 10))}<br>
Order · 订单 ${escaped(order.orderId)}</p>${to}
<table><thead><tr><th>Item · 商品</th><th>Quantity · 数量</th><th>Price · 单价</th></tr></thead>
<tbody>${lines.join('')}</tbody>
<tfoot><tr><td colspan="2">Total · 合计</td><td>${escaped(money(order.total))}</td></tr></tfoot></table></body></html>`;
}
