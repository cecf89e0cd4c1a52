import type { OnSiteShopper } from '#protocol';
import { UnstyledButton } from '@mantine/core';
import { IconMessage, IconShoppingCart } from '@tabler/icons-react';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useNow } from '../../shared/time/use-now.js';
import { eventName } from '../../shared/words/events.js';
import classes from './queue-row.module.css';
import type { Chosen } from './selection.js';
import { shopperLabel } from '../../shared/portrait/shopper-label.js';
import { StageBadge } from '../../shared/portrait/stage-badge.js';

interface OnSiteRowProps {
  readonly shopper: OnSiteShopper;
  readonly gone: boolean;
  readonly current: boolean;
  readonly choose: (next: Chosen) => void;
}

export function OnSiteRow({ shopper, gone, current, choose }: OnSiteRowProps) {
  const { app, desk } = useWords();
  const { currentPage, conversationId, shopperId } = shopper;
  const away = gone || !shopper.connected;
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={current}
      data-gone={gone}
      onClick={() => choose({ shopperId, conversationId })}
    >
      <span className={classes.name}>
        <span
          className={classes.dot}
          data-away={away}
          title={gone ? desk.gone : away ? desk.away : undefined}
        />
        <span>{shopperLabel(shopperId, shopper.name, app.somebody)}</span>
        {conversationId !== undefined && <IconMessage size={14} aria-label={desk.conversation} />}
      </span>
      <StageBadge stage={shopper.stage} />
      <span className={classes.line}>{currentPage?.title ?? currentPage?.path ?? '–'}</span>
      <TimeOnSite shopper={shopper} gone={gone} />
      <LastEvent shopper={shopper} />
      <Cart lines={shopper.cartLines} />
    </UnstyledButton>
  );
}

function TimeOnSite({ shopper, gone }: { readonly shopper: OnSiteShopper; readonly gone: boolean }) {
  const { desk } = useWords();
  const format = useFormat();
  const now = useNow();
  if (gone) return <span className={classes.side}>{desk.gone}</span>;
  const span = format.span(now - Date.parse(shopper.sessionStartedAt));
  return (
    <span className={classes.side} title={desk.onSiteFor(span)}>
      {span}
    </span>
  );
}

function LastEvent({ shopper: { lastEvent } }: { readonly shopper: OnSiteShopper }) {
  const { language } = useLocale();
  if (lastEvent === undefined) return <span />;
  const { type, subject } = lastEvent;
  const words = eventName(type, language);
  return (
    <span className={`${classes.line ?? ''} ${classes.dim ?? ''}`}>
      {subject === undefined ? words : `${words}: ${subject}`}
    </span>
  );
}

function Cart({ lines }: { readonly lines: number }) {
  const { desk } = useWords();
  const { number } = useFormat();
  if (lines === 0) return <span />;
  return (
    <span className={classes.side} title={desk.cart(lines, number(lines))}>
      <IconShoppingCart size={14} aria-label={desk.cart(lines, number(lines))} />
      <span aria-hidden>{number(lines)}</span>
    </span>
  );
}
