import { Badge, Tabs } from '@mantine/core';
import type { ConversationSummary, OnSiteShopper } from '#protocol';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import type { Site } from './agent-link.js';
import { ConversationsList } from './conversations-list.js';
import classes from './desk.module.css';
import { FreshPill } from '../../shared/ui/fresh-pill.js';
import { OnSiteList } from './on-site-list.js';
import { OrderSwitch } from './order-switch.js';
import type { QueueTab, useSelection } from './selection.js';
import type { Held } from './use-held-queue.js';
import type { useSiteOrder } from './use-site-order.js';

interface QueueColumnProps {
  readonly selection: ReturnType<typeof useSelection>;
  readonly onSite: Held<OnSiteShopper>;
  readonly siteOrder: ReturnType<typeof useSiteOrder>;
  readonly conversations: Held<ConversationSummary>;
  readonly site: Site;
}

export function QueueColumn({ selection, onSite, siteOrder, conversations, site }: QueueColumnProps) {
  const { desk } = useWords();
  const { number } = useFormat();
  const { tab, chosen, choose, showTab } = selection;
  const waiting = site.conversations?.filter(({ status }) => status === 'waiting').length ?? 0;
  const shown = tab === 'site' ? onSite : conversations;
  const switchTo = (next: string | null): void => {
    onSite.takeAnew();
    conversations.takeAnew();
    showTab((next ?? 'site') as QueueTab);
  };
  return (
    <section className={`${classes.column ?? ''} ${classes.queue ?? ''}`} aria-label={desk.queue}>
      <Tabs value={tab} onChange={switchTo} aria-label={desk.queue}>
        <Tabs.List grow>
          <Tabs.Tab
            px="xs"
            value="site"
            rightSection={site.onSite && <Count of={number(site.onSite.length)} />}
          >
            {desk.onSite}
          </Tabs.Tab>
          <Tabs.Tab
            px="xs"
            value="conversations"
            rightSection={
              waiting > 0 && (
                <Count of={number(waiting)} title={`${number(waiting)} ${desk.waiting}`} urgent />
              )
            }
          >
            {desk.conversations}
          </Tabs.Tab>
        </Tabs.List>
      </Tabs>
      <div className={classes.order}>
        {tab === 'site' ? <OrderSwitch {...siteOrder} /> : <span>{desk.waitingFirst}</span>}
        <FreshPill count={shown.fresh} show={shown.takeAnew} />
      </div>
      {tab === 'site' ? (
        <OnSiteList held={onSite} chosen={chosen} choose={choose} />
      ) : (
        <ConversationsList held={conversations} chosen={chosen} choose={choose} onSite={site.onSite ?? []} />
      )}
    </section>
  );
}

interface CountProps {
  readonly of: string;
  readonly title?: string;
  readonly urgent?: boolean;
}

function Count({ of, title, urgent = false }: CountProps) {
  return (
    <Badge
      size="sm"
      variant="light"
      color={urgent ? 'orange' : 'gray'}
      c={urgent ? 'var(--waiting)' : 'dimmed'}
      styles={{ root: { flex: 'none' }, label: { overflow: 'visible' } }}
      title={title}
      aria-label={title}
    >
      {of}
    </Badge>
  );
}
