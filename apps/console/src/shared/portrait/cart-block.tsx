import type { Portrait } from '#protocol';
import { Text } from '@mantine/core';
import { useWords } from '../i18n/locale.js';
import { useFormat } from '../i18n/use-format.js';
import { Block } from './block.js';
import classes from './portrait.module.css';

interface CartBlockProps {
  readonly lines: Portrait['cart'];
  readonly currency: string | undefined;
}

export function CartBlock({ lines, currency }: CartBlockProps) {
  const { shopper } = useWords();
  const format = useFormat();
  return (
    <Block title={shopper.cart}>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {shopper.emptyCart}
        </Text>
      ) : (
        <div className={classes.card}>
          {lines.map(({ productId, name, quantity, price }) => (
            <div key={productId} className={classes.between}>
              <span>
                {shopper.quantity(format.number(quantity))} {name ?? productId}
              </span>
              {price !== undefined && <span>{format.money(price * quantity, currency)}</span>}
            </div>
          ))}
        </div>
      )}
    </Block>
  );
}
