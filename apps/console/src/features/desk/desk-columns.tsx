import type { StaffMember } from '#protocol';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { useTitle } from '../../shared/ui/use-title.js';
import { useAgentLink } from './agent-link.js';
import { ConversationColumn } from './conversation-column.js';
import classes from './desk.module.css';
import { useAlerts } from './duty/use-alerts.js';
import { Keys } from './keys.js';
import { PaneBar } from './pane-bar.js';
import { siteRules } from './queue-order.js';
import { QueueColumn } from './queue-column.js';
import { useQueue } from './queue/use-queue.js';
import { hasWords } from './queue/views.js';
import { useSelection } from './selection.js';
import { ShopperColumn } from './shopper-column.js';
import { type ConversationHandle, useDeskKeys } from './use-desk-keys.js';
import { useDrafts } from './use-drafts.js';
import { useHeldQueue } from './use-held-queue.js';
import { useSiteOrder } from './use-site-order.js';
import { useShopper, useTranscript } from './use-watched.js';

export function DeskColumns({ me }: { readonly me: StaffMember }) {
  const { app } = useWords();
  const site = useStore(useAgentLink().site);
  const selection = useSelection(site);
  const { chosen, pane, choose, showPane } = selection;
  const [text, write] = useState('');
  const findBox = useRef<HTMLInputElement>(null);
  const find = useCallback(() => {
    showPane('queue');
    requestAnimationFrame(() => findBox.current?.select());
  }, [showPane]);
  const siteOrder = useSiteOrder();
  const present = useMemo(
    () =>
      site.onSite?.filter(({ name = '', currentPage }) =>
        hasWords([name, currentPage?.title ?? ''], text.trim()),
      ),
    [site.onSite, text],
  );
  const onSite = useHeldQueue(present, siteRules[siteOrder.order], text.trim());
  const queue = useQueue(site, me, selection, text);
  const transcript = useTranscript(chosen.conversationId);
  const shopperId = chosen.shopperId ?? transcript.value?.shopperId;
  const shopper = useShopper(shopperId);
  const drafts = useDrafts(me);
  const handle = useRef<ConversationHandle>(null);
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = () => setKeysShown(true);
  useDeskKeys({
    selection,
    onSite,
    siteOrder,
    conversations: queue.held,
    handle,
    find,
    showKeys,
  });
  useAlerts(site.conversations, me, queue.nameOf, ({ conversationId, line }) =>
    choose({ conversationId, line }),
  );
  // How many conversations wait for the one who is signed in shows on the browser's tab too.
  useTitle(queue.waiting > 0 ? `(${String(queue.waiting)}) ${app.desk}` : app.desk);
  const fresh = onSite.fresh + queue.held.fresh;
  return (
    <div className={classes.desk} data-pane={pane}>
      <QueueColumn
        selection={selection}
        onSite={onSite}
        siteOrder={siteOrder}
        queue={queue}
        site={site}
        finding={{ text, write }}
        findBox={findBox}
      />
      <ConversationColumn
        me={me}
        chosen={{ ...chosen, shopperId }}
        transcript={transcript}
        shopper={shopper.value}
        summary={site.conversations?.find(({ conversationId }) => conversationId === chosen.conversationId)}
        drafts={drafts}
        knownTags={queue.tags}
        line={chosen.line}
        handle={handle}
      />
      <ShopperColumn
        shopperId={shopperId}
        shopper={shopper}
        conversationId={chosen.conversationId}
        reply={() => {
          showPane('conversation');
          handle.current?.reply();
        }}
      />
      <PaneBar pane={pane} show={showPane} fresh={fresh} />
      <Keys shown={keysShown} close={() => setKeysShown(false)} />
    </div>
  );
}
