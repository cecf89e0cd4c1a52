import type { ShownProduct } from '#protocol';
import { Anchor } from '@mantine/core';
import { IconPackage } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { isPage } from './is-page.js';
import classes from './parts.module.css';

export function Products({ products }: { readonly products: readonly ShownProduct[] }) {
  const { acts } = useWords();
  return (
    <ul className={classes.products} aria-label={acts.products}>
      {products.map((product) => (
        <li key={product.productId}>
          <ProductCard product={product} />
        </li>
      ))}
    </ul>
  );
}

export function ProductCard({ product }: { readonly product: ShownProduct }) {
  const { money } = useFormat();
  const { name, price, currency, url, imageUrl, reason } = product;
  return (
    <div className={classes.product}>
      {isPage(imageUrl) ? (
        <img src={imageUrl} alt="" loading="lazy" referrerPolicy="no-referrer" width={40} height={40} />
      ) : (
        <span className={classes.noImage} aria-hidden>
          <IconPackage size={18} stroke={1.5} />
        </span>
      )}
      <span className={classes.productText}>
        {isPage(url) ? (
          <Anchor href={url} target="_blank" rel="noopener noreferrer" inherit>
            {name}
          </Anchor>
        ) : (
          <span>{name}</span>
        )}
        <span className={classes.dim}>
          {[price === undefined ? undefined : money(price, currency), reason].filter(Boolean).join(' · ')}
        </span>
      </span>
    </div>
  );
}
