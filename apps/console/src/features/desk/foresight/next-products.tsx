import type { RecommendedProduct } from '#protocol';
import { Anchor, Button } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { isPage } from '../parts/is-page.js';
import classes from './foresight.module.css';

const SHOWN = 4;

interface NextProductsProps {
  /** Puts a product into the reply that is being written; undefined where there is nobody to send it to. */
  readonly send?: ((product: RecommendedProduct) => void) | undefined;
  /** Undefined: not foreseen yet. */
  readonly products: readonly RecommendedProduct[] | undefined;
}

/** Products they may turn to, likeliest first, each with why. */
export function NextProducts({ products, send }: NextProductsProps) {
  const { foreseen } = useWords();
  return (
    <div className={classes.products}>
      <h4>{foreseen.products}</h4>
      {products?.length === 0 && <p>{foreseen.noProducts}</p>}
      <ol aria-label={foreseen.products}>
        {products === undefined
          ? Array.from({ length: SHOWN }, (_, at) => <Place key={at} />)
          : products
              .slice(0, SHOWN)
              .map((product) => <Product key={product.productId} product={product} send={send} />)}
      </ol>
    </div>
  );
}

/** Where a product will stand. */
const Place = () => (
  <li className={classes.waiting} aria-hidden>
    <span />
    <span />
  </li>
);

interface ProductProps extends Pick<NextProductsProps, 'send'> {
  readonly product: RecommendedProduct;
}

function Product({ product, send }: ProductProps) {
  const { foreseen, composer } = useWords();
  const { money } = useFormat();
  const { name, price, currency, url, reason } = product;
  return (
    <li data-send={send !== undefined}>
      <span className={classes.name} title={name}>
        {isPage(url) ? (
          <Anchor href={url} target="_blank" rel="noreferrer" inherit>
            {name}
          </Anchor>
        ) : (
          name
        )}
      </span>
      {price !== undefined && <span>{money(price, currency)}</span>}
      <span className={classes.reason}>{foreseen.reasons[reason.kind](reason.about?.name)}</span>
      {send && (
        <Button
          className={classes.send}
          size="compact-xs"
          variant="light"
          aria-label={composer.addToReplyLabel(name)}
          onClick={() => send(product)}
        >
          {composer.addToReply}
        </Button>
      )}
    </li>
  );
}
