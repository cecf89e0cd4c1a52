import type { StaffMember } from '#protocol';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { useAgentLink } from './agent-link.js';
import { ConversationColumn } from './conversation-column.js';
import classes from './desk.module.css';
import { Keys } from './keys.js';
import { PaneBar } from './pane-bar.js';
import { conversationRules, siteRules } from './queue-order.js';
import { QueueColumn } from './queue-column.js';
import { useSelection } from './selection.js';
import { ShopperColumn } from './shopper-column.js';
import { type ReplyBoxHandle, useDeskKeys } from './use-desk-keys.js';
import { useDrafts } from './use-drafts.js';
import { useHeldQueue } from './use-held-queue.js';
import { useSiteOrder } from './use-site-order.js';
import { useShopper, useTranscript } from './use-watched.js';

export function DeskColumns({ me }: { readonly me: StaffMember }) {
  const site = useStore(useAgentLink().site);
  const selection = useSelection(site);
  const { chosen, pane } = selection;
  const siteOrder = useSiteOrder();
  const onSite = useHeldQueue(site.onSite, siteRules[siteOrder.order]);
  const conversations = useHeldQueue(site.conversations, conversationRules);
  const transcript = useTranscript(chosen.conversationId);
  const shopperId = chosen.shopperId ?? transcript.value?.shopperId;
  const shopper = useShopper(shopperId);
  const drafts = useDrafts();
  const replyBox = useRef<ReplyBoxHandle>(null);
  const [keysShown, setKeysShown] = useState(false);
  const showKeys = () => setKeysShown(true);
  useDeskKeys({ selection, onSite, siteOrder, conversations, replyBox, showKeys });
  useTitle(onSite.fresh + conversations.fresh);
  return (
    <div className={classes.desk} data-pane={pane}>
      <QueueColumn
        selection={selection}
        onSite={onSite}
        siteOrder={siteOrder}
        conversations={conversations}
        site={site}
      />
      <ConversationColumn
        me={me}
        chosen={{ ...chosen, shopperId }}
        transcript={transcript}
        shopper={shopper.value}
        summary={site.conversations?.find(({ conversationId }) => conversationId === chosen.conversationId)}
        drafts={drafts}
        replyBox={replyBox}
      />
      <ShopperColumn shopperId={shopperId} shopper={shopper} />
      <PaneBar pane={pane} show={selection.showPane} fresh={onSite.fresh + conversations.fresh} />
      <Keys shown={keysShown} close={() => setKeysShown(false)} />
    </div>
  );
}

/** New work shows on the browser's tab too. */
function useTitle(fresh: number): void {
  const { app } = useWords();
  const title = `${fresh > 0 ? `(${String(fresh)}) ` : ''}${app.desk} · ${app.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
