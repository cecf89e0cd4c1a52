import type { BehaviourEvent } from '#protocol';
import type { Happening, Subject } from './help-state.js';

/** The parts of behaviour data that say what an event was about. */
interface Telling {
  readonly checkout_id?: unknown;
  readonly order_id?: unknown;
  readonly product_id?: unknown;
  readonly name?: unknown;
  readonly coupon_name?: unknown;
  readonly coupon_id?: unknown;
  readonly coupon?: unknown;
  readonly path?: unknown;
  readonly context?: { readonly page?: { readonly path?: string | undefined } | undefined } | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export function happeningOf(event: BehaviourEvent): Happening {
  const data = event.data as Telling;
  const at = Date.parse(event.metadata.occurredAt);
  return { id: event.id, type: event.type, at, ...subjectOf(data) };
}

function subjectOf(data: Telling): Subject {
  const subject: Record<string, string> = {};
  const tell = (name: keyof Subject, value: string | undefined): void => {
    if (value !== undefined) subject[name] = value;
  };
  tell('checkout', text(data.checkout_id));
  tell('order', text(data.order_id));
  tell('product', text(data.product_id));
  if (subject.product !== undefined) tell('productName', text(data.name));
  tell('coupon', text(data.coupon_name) ?? text(data.coupon_id));
  const path = text(data.path) ?? text(data.context?.page?.path);
  tell('path', path === undefined ? undefined : pathOf(path));
  return subject;
}

/** Of an address or a path: where on the site it is, without what was asked or jumped to there. */
export const pathOf = (address: string): string => {
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/[?#].*$/, '');
  return path.startsWith('/') ? path : `/${path}`;
};
