import type { RecommendedProduct, ShopperDetail } from '#protocol';
import { Stack } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useWords } from '../../shared/i18n/locale.js';
import { Empty } from '../../shared/ui/empty.js';
import { ProblemNote } from '../../shared/ui/problem-note.js';
import { AdministratorLinks } from './administrator-links.js';
import { useCompositions } from './composer/compositions.js';
import { shownProduct } from './composer/known-products.js';
import classes from './desk.module.css';
import { ForesightBlock } from './foresight/foresight-block.js';
import { MarkedEventContext, useMarking } from './foresight/marked-event.js';
import { JourneyLine } from './journey-line.js';
import { OrdersBlock } from './orders-block.js';
import { PortraitBlock } from '../../shared/portrait/portrait-block.js';
import { ShopperHead } from './shopper-head.js';
import { TranscriptSkeleton } from './transcript-skeleton.js';
import type { Watched } from './watch.js';

interface ShopperColumnProps {
  readonly shopperId: string | undefined;
  readonly shopper: Watched<ShopperDetail> & { readonly again: () => void };
  readonly conversationId: string | undefined;
  /** Brings the reply that is being written to the front. */
  readonly reply: () => void;
}

export function ShopperColumn(props: ShopperColumnProps) {
  const { desk } = useWords();
  return (
    <section
      className={`${classes.column ?? ''} ${classes.shopper ?? ''}`}
      aria-label={desk.shopper}
      data-column="shopper"
    >
      <Content {...props} />
    </section>
  );
}

function Content({
  shopperId,
  shopper: { value, problem, again },
  conversationId,
  reply,
}: ShopperColumnProps) {
  const { shopper } = useWords();
  if (shopperId === undefined)
    return <Empty icon={IconUserSearch} title={shopper.pickTitle} text={shopper.pick} />;
  if (value === undefined && problem === undefined) return <TranscriptSkeleton />;
  return (
    <Stack
      gap="lg"
      p="md"
      style={{ overflow: 'auto' }}
      flex={1}
      mih={0}
      tabIndex={0}
      role="region"
      aria-label={shopper.portrait}
    >
      {problem && <ProblemNote problem={problem} again={again} />}
      {value && <Detail key={shopperId} detail={value} conversationId={conversationId} reply={reply} />}
    </Stack>
  );
}

interface DetailProps extends Pick<ShopperColumnProps, 'conversationId' | 'reply'> {
  readonly detail: ShopperDetail;
}

function Detail({ detail, conversationId, reply }: DetailProps) {
  const compositions = useCompositions();
  const send = (product: RecommendedProduct): void => {
    if (conversationId === undefined) return;
    compositions.add(conversationId, { kind: 'products', products: [shownProduct(product)] });
    reply();
  };
  const marking = useMarking();
  return (
    <MarkedEventContext value={marking}>
      <ShopperHead detail={detail} />
      <ForesightBlock
        foresight={detail.foresight}
        journey={detail.journey}
        send={conversationId === undefined ? undefined : send}
      />
      <AdministratorLinks shopperId={detail.portrait.shopperId} />
      <JourneyLine journey={detail.journey} />
      <OrdersBlock orders={detail.orders} />
      <PortraitBlock portrait={detail.portrait} />
    </MarkedEventContext>
  );
}
