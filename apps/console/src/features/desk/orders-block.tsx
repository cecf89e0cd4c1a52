import type { OrderStatus, OrderView } from '#protocol';
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { Block } from '../../shared/portrait/block.js';
import { StateBadge } from '../../shared/ui/state-badge.js';
import classes from '../../shared/portrait/portrait.module.css';

const FIRST = 3;

/** Orders, newest first. */
export function OrdersBlock({ orders }: { readonly orders: readonly OrderView[] }) {
  const { shopper, adminPage } = useWords();
  const [all, setAll] = useState(false);
  const sorted = orders.toSorted((a, b) => b.placedAt.localeCompare(a.placedAt));
  return (
    <Block title={shopper.orders}>
      {sorted.length === 0 && (
        <Text size="sm" c="dimmed">
          {shopper.noOrders}
        </Text>
      )}
      {sorted.slice(0, all ? undefined : FIRST).map((order) => (
        <OrderCard key={order.orderId} order={order} />
      ))}
      {!all && sorted.length > FIRST && (
        <Button size="compact-sm" variant="subtle" w="fit-content" onClick={() => setAll(true)}>
          {adminPage.more} ({sorted.length - FIRST})
        </Button>
      )}
    </Block>
  );
}

function OrderCard({ order }: { readonly order: OrderView }) {
  const { shopper } = useWords();
  const format = useFormat();
  const quantity = order.products.reduce((sum, line) => sum + line.quantity, 0);
  const names = order.products.flatMap(({ name }) => name ?? []).join(', ');
  return (
    <article className={classes.card}>
      <div className={classes.between}>
        <b>{order.orderId}</b>
        <OrderBadge status={order.status} />
      </div>
      <div className={classes.between}>
        <span className={classes.dim}>{shopper.placed(format.day(order.placedAt))}</span>
        {order.total !== undefined && <span>{format.money(order.total, order.currency)}</span>}
      </div>
      {quantity > 0 && (
        <span className={classes.dim}>
          {shopper.items(quantity, format.number(quantity))}
          {names !== '' && `: ${names}`}
        </span>
      )}
      {order.expectedAt !== undefined && isMoving(order.status) && (
        <span>{shopper.expected(format.day(`${order.expectedAt}T12:00:00`))}</span>
      )}
      {order.trackingNumber !== undefined && (
        <span className={classes.dim}>
          {[order.carrier, shopper.tracking, order.trackingNumber].filter(Boolean).join(' ')}
        </span>
      )}
    </article>
  );
}

const isMoving = (status: OrderStatus): boolean => COLORS[status] !== 'green' && COLORS[status] !== 'gray';

const COLORS: Readonly<Record<OrderStatus, string>> = {
  placed: 'indigo',
  processing: 'indigo',
  shipped: 'indigo',
  out_for_delivery: 'indigo',
  delayed: 'orange',
  delivered: 'green',
  cancelled: 'gray',
  refunded: 'gray',
};

export function OrderBadge({ status }: { readonly status: OrderStatus }) {
  const { order } = useWords();
  return (
    <StateBadge size="sm" color={COLORS[status]}>
      {order[status]}
    </StateBadge>
  );
}
