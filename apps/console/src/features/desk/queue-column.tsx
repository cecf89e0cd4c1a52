import { Badge, Button, Tabs } from '@mantine/core';
import type { OnSiteShopper } from '#protocol';
import { type Ref, useMemo } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useStore } from '../../shared/link/store.js';
import { FreshPill } from '../../shared/ui/fresh-pill.js';
import { type Site, useAgentLink } from './agent-link.js';
import { ConversationRow } from './conversation-row.js';
import { ConversationsList } from './conversations-list.js';
import classes from './desk.module.css';
import { OnSiteList } from './on-site-list.js';
import { OnSiteRow } from './on-site-row.js';
import { OrderSwitch } from './order-switch.js';
import { AwayBar } from './duty/away-bar.js';
import { FindBox } from './queue/find-box.js';
import { Found } from './queue/found.js';
import queueClasses from './queue/queue.module.css';
import type { Queue } from './queue/use-queue.js';
import { ViewBar } from './queue/view-bar.js';
import type { QueueTab, Selection } from './selection.js';
import type { Held } from './use-held-queue.js';
import type { useSiteOrder } from './use-site-order.js';

export interface Finding {
  readonly text: string;
  readonly write: (text: string) => void;
}

interface QueueColumnProps {
  readonly selection: Selection;
  readonly onSite: Held<OnSiteShopper>;
  readonly siteOrder: ReturnType<typeof useSiteOrder>;
  readonly queue: Queue;
  readonly site: Site;
  readonly finding: Finding;
}

export function QueueColumn({
  findBox,
  ...props
}: QueueColumnProps & { readonly findBox: Ref<HTMLInputElement> }) {
  const { selection, onSite, siteOrder, queue, site, finding } = props;
  const { desk } = useWords();
  const { tab } = selection;
  const shown = tab === 'site' ? onSite : queue.held;
  return (
    <section
      className={`${classes.column ?? ''} ${classes.queue ?? ''}`}
      aria-label={desk.queue}
      data-column="queue"
    >
      <FindBox ref={findBox} text={finding.text} write={finding.write} />
      <QueueTabs onSite={onSite} queue={queue} selection={selection} site={site} />
      <AwayBar conversations={site.conversations} />
      <MentionBar selection={selection} />
      {tab === 'conversations' && <ViewBar selection={selection} queue={queue} />}
      {finding.text.trim() === '' ? (
        <>
          <div className={classes.order}>
            {tab === 'site' ? <OrderSwitch {...siteOrder} /> : <span>{desk.waitingFirst}</span>}
            <FreshPill count={shown.fresh} show={shown.takeAnew} />
          </div>
          <Rows {...props} />
        </>
      ) : (
        <FoundRows {...props} />
      )}
    </section>
  );
}

function QueueTabs({ selection, onSite, queue, site }: Omit<QueueColumnProps, 'siteOrder' | 'finding'>) {
  const { desk } = useWords();
  const { number } = useFormat();
  const waiting = site.conversations?.filter(({ status }) => status === 'waiting').length ?? 0;
  const switchTo = (next: string | null): void => {
    onSite.takeAnew();
    queue.held.takeAnew();
    selection.showTab((next ?? 'site') as QueueTab);
  };
  return (
    <Tabs value={selection.tab} onChange={switchTo}>
      <Tabs.List grow aria-label={desk.queue}>
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
            waiting > 0 && <Count of={number(waiting)} title={`${number(waiting)} ${desk.waiting}`} urgent />
          }
        >
          {desk.conversations}
        </Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}

function Rows({ selection, onSite, queue }: QueueColumnProps) {
  const { tab, view, chosen, choose } = selection;
  if (tab === 'site') return <OnSiteList held={onSite} chosen={chosen} choose={choose} />;
  return <ConversationsList queue={queue} view={view} chosen={chosen} choose={choose} />;
}

const ROWS_FOUND = 20;

function FoundRows({ selection, onSite, queue, finding }: QueueColumnProps) {
  const { tab, chosen, choose } = selection;
  const rows = useMemo(
    () =>
      tab === 'site'
        ? onSite.rows.map(({ item, gone }) => (
            <OnSiteRow
              key={item.shopperId}
              shopper={item}
              gone={gone}
              current={item.shopperId === chosen.shopperId}
              choose={choose}
            />
          ))
        : queue.held.rows.map(({ item, gone }) => (
            <ConversationRow
              key={item.conversationId}
              conversation={item}
              gone={gone}
              name={queue.nameOf(item)}
              current={item.conversationId === chosen.conversationId}
              choose={choose}
            />
          )),
    [tab, onSite.rows, queue, chosen, choose],
  );
  return (
    <Found
      text={finding.text}
      selection={selection}
      rows={rows.slice(0, ROWS_FOUND)}
      matching={rows.length}
    />
  );
}

/** Somebody named the one who is signed in: it stands there until the conversation has been looked at. */
function MentionBar({ selection }: { readonly selection: Selection }) {
  const { queue: words } = useWords();
  const newest = useStore(useAgentLink().mentions).at(-1);
  return (
    <div role="status">
      {newest && (
        <div className={queueClasses.told}>
          <span>{words.mentionedBy(newest.by)}</span>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => selection.choose({ conversationId: newest.conversationId, line: newest.noteId })}
          >
            {words.openMention}
          </Button>
        </div>
      )}
    </div>
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
    >
      {of}
    </Badge>
  );
}
