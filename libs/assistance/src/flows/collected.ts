import type { OrderView } from '#protocol';
import { itemsOf, literal, totalOf } from '../order-words.js';
import type { Asked, Knowledge } from '../plan/asked.js';
import { says } from '../plan/short-words.js';
import { refusalOf } from '../shop/act-rules.js';
import { ORDER, SKIPPED } from './fields.js';
import type { Field, Flow, FlowContext, Read } from './flow.js';

/** Buttons for orders; others are named by their number. */
const OFFERED = 6;

const orderField: Field = {
  name: ORDER,
  label: { en: 'Order', zh: '订单' },
  ask: { en: 'Which order is it about?', zh: '请问是哪一笔订单？' },
  problem: {
    en: 'I can’t find that among the orders for which this is possible. Please choose one of these.',
    zh: '可办理的订单中没有找到这一笔，请从下面选择。',
  },
  choices: (context) =>
    context.orders.map((order) => ({ value: order.orderId, label: orderLabel(order, context) })),
  shown: (value, context) => (context.order ? orderLabel(context.order, context) : value),
};

const orderLabel = (order: OrderView, { language, shop }: FlowContext): string =>
  `${literal(order.orderId)} · ${itemsOf(order, language, shop)}`.slice(0, 200);

/** The orders of this shopper, and of nobody else. */
export const ownOrders = ({ orders, shopperIds }: Pick<Asked, 'orders' | 'shopperIds'>): OrderView[] =>
  orders.filter(({ shopperId }) => shopperIds.includes(shopperId));

/** What the words of a flow may speak of, from what is known by now. */
export function contextOf(
  flow: Flow,
  { answers, language }: Pick<FlowContext, 'answers' | 'language'>,
  asked: Asked,
  { shop }: Knowledge,
): FlowContext {
  const own = ownOrders(asked);
  const at = { now: asked.now, returnDays: shop.returnDays };
  const orders = own
    .filter((order) => refusalOf(flow.name, order, at) === undefined)
    .toSorted((one, other) => Date.parse(other.placedAt) - Date.parse(one.placedAt));
  const order = own.find(({ orderId }) => orderId === answers[ORDER]);
  return { language, shop, now: asked.now, answers, orders, ...(order && { order }) };
}

export const fieldOf = (flow: Flow, name: string): Field | undefined =>
  name === ORDER ? orderField : flow.fields.find((field) => field.name === name);

/** Fields that this order and these answers ask for: one with a single choice asks nothing. */
const fieldsOf = (flow: Flow, context: FlowContext): readonly Field[] =>
  flow.fields.filter(
    (field) =>
      (field.when?.(context.answers) ?? true) && (!field.choices || field.choices(context).length > 1),
  );

/** The first field of which nothing that can be used is known, or undefined where nothing is missing. */
export function missingField(flow: Flow, context: FlowContext): Field | undefined {
  if (!context.order) return orderField;
  return fieldsOf(flow, context).find((field) => !isKnown(field, context));
}

function isKnown(field: Field, context: FlowContext): boolean {
  const value = context.answers[field.name];
  if (value === undefined) return false;
  return field.choices?.(context).some((choice) => choice.value === value) ?? true;
}

/** The buttons that a field offers. */
export const offered = (field: Field, context: FlowContext): ReturnType<NonNullable<Field['choices']>> => {
  const choices = field.choices?.(context) ?? [];
  return field.name === ORDER ? choices.slice(0, OFFERED) : choices;
};

/** What a text answers to a field; undefined where it does not look like it. */
export function readAnswer(field: Field, text: string, context: FlowContext): Read {
  const said = text.replace(/\s+/g, ' ').trim();
  if (field.skip && says('skips', said)) return { [field.name]: SKIPPED };
  if (!field.choices) return field.read?.(said);
  const choices = field.choices(context);
  const place = /^\d$/.test(said) ? Number(said) - 1 : -1;
  const meant =
    choices.find(({ value, label }) => same(value, said) || same(label, said)) ??
    choices.find(({ value }) => field.name === ORDER && standsIn(value, said)) ??
    choices[place] ??
    onlyOne(choices.filter(({ label }) => within(said, label))) ??
    choices.find(({ value }) => value === field.meant?.(said));
  return meant && { [field.name]: meant.value };
}

/** What a button may answer: it comes from a client, so it is held to what the field allows. */
export function pressed(field: Field, value: string, context: FlowContext): Read {
  if (field.skip && value === SKIPPED) return { [field.name]: value };
  if (!field.choices) return field.read?.(value);
  return field.choices(context).some((choice) => choice.value === value)
    ? { [field.name]: value }
    : undefined;
}

const onlyOne = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

/** Whether a choice's name holds what is said, or is held by it: "the lamp" for "Desk lamp". */
function within(said: string, label: string): boolean {
  const [short, long] = [said, label].map((text) =>
    text.toLowerCase().replace(/^(?:the|my|only the)\s+/, ''),
  );
  if (!short || !long || short.length < (/\p{Script=Han}/u.test(short) ? 2 : 4)) return false;
  return short.length <= LONGEST_NAME && (long.includes(short) || short.includes(long));
}

const LONGEST_NAME = 60;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function standsIn(value: string, text: string): boolean {
  const word = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return value.length >= 4 && new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'i').test(text);
}

export interface SummaryRow {
  readonly label: string;
  readonly value: string;
  /** Where it can be changed. */
  readonly field?: string;
}

/** What will be done, line by line. */
export function summaryOf(
  flow: Flow,
  context: FlowContext,
  words: Readonly<Record<'order' | 'products' | 'leftOut' | 'refund', string>>,
): readonly SummaryRow[] {
  const { order, language, shop } = context;
  if (!order) return [];
  const isChoice = context.orders.length > 1;
  const rows = fieldsOf(flow, context).map((field) => {
    const value = context.answers[field.name] ?? '';
    const shown = value === SKIPPED ? words.leftOut : (field.shown?.(value, context) ?? value);
    return { label: field.label[language], value: shown, field: field.name };
  });
  const refunds = flow.name === 'cancel_order' && order.total !== undefined;
  return [
    { label: words.order, value: literal(order.orderId), ...(isChoice && { field: ORDER }) },
    { label: words.products, value: itemsOf(order, language, shop) },
    ...(refunds ? [{ label: words.refund, value: totalOf(order, language) }] : []),
    ...rows,
  ];
}
