import type { Language, ShownProduct } from '#protocol';
import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { request } from '../../../shared/api/request.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useStore } from '../../../shared/link/store.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { ProductCard } from '../parts/products.js';
import { hasWords } from '../queue/views.js';
import classes from './composer.module.css';
import { useCompositions } from './compositions.js';

interface ProductPickerProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly conversationId: string;
  readonly language: Language;
  /** What the shopper is recommended, has in the cart or has bought. */
  readonly known: readonly ShownProduct[];
}
const AFTER_MS = 200;

/** Products to send: those that have to do with this shopper first, then the catalogue. */
export function ProductPicker({ opened, close, ...rest }: ProductPickerProps) {
  const { composer, app } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={composer.productsTitle}
      closeButtonProps={{ 'aria-label': app.close }}
    >
      {opened && <Content {...rest} />}
    </Modal>
  );
}

function Content({ conversationId, language, known }: Omit<ProductPickerProps, 'opened' | 'close'>) {
  const { composer } = useWords();
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), AFTER_MS);
  const search = useQuery({
    queryKey: ['products', language, query],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ q: query, language });
      return (await request(`/api/products/search?${asked.toString()}`, {
        signal,
      })) as readonly ShownProduct[];
    },
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const near = known.filter(({ name }) => hasWords([name], text.trim()));
  const found =
    query === ''
      ? []
      : (search.data ?? []).filter((one) => near.every((each) => each.productId !== one.productId));
  return (
    <div className={classes.pick}>
      <TextInput
        data-autofocus
        aria-label={composer.productsFind}
        placeholder={composer.productsFind}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {search.isError && (
        <ProblemNote problem={problemOf(search.error)} again={() => void search.refetch()} />
      )}
      <Group title={composer.productsKnown} products={near} conversationId={conversationId} />
      <Group title={composer.productsFound} products={found} conversationId={conversationId} />
      {near.length + found.length === 0 && !search.isFetching && !search.isError && (
        <p className={classes.pickerNone}>{text === '' ? composer.productsNone : composer.productsEmpty}</p>
      )}
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly products: readonly ShownProduct[];
  readonly conversationId: string;
}

function Group({ title, products, conversationId }: GroupProps) {
  const { composer } = useWords();
  const compositions = useCompositions();
  const { parts } = useStore(compositions.of(conversationId));
  const [full, setFull] = useState(false);
  if (products.length === 0) return null;
  const there = new Set(
    parts.flatMap((part) =>
      part.kind === 'products' ? part.products.map(({ productId }) => productId) : [],
    ),
  );
  return (
    <section aria-label={title}>
      <h3 className={classes.pickGroup}>{title}</h3>
      {full && (
        <p className={classes.refused} role="alert">
          {composer.tooMany}
        </p>
      )}
      <ul className={classes.pickList}>
        {products.map((product) => {
          const added = there.has(product.productId);
          return (
            <li key={product.productId}>
              <ProductCard product={product} />
              <Button
                size="compact-sm"
                variant={added ? 'subtle' : 'light'}
                disabled={added}
                {...(!added && { 'aria-label': composer.addItLabel(product.name) })}
                onClick={() =>
                  setFull(!compositions.add(conversationId, { kind: 'products', products: [product] }))
                }
              >
                {added ? composer.added : composer.addIt}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
