import type { StaffMember } from '#protocol';
import { useEffect, useState } from 'react';
import { useStore } from '../../shared/link/store.js';
import { LinkBanner } from '../../shared/ui/link-banner.js';
import { AgentLink, AgentLinkContext } from './agent-link.js';
import { DeskColumns } from './desk-columns.js';

/** The agents' desk: who is here, what they ask, who they are. Its line lives as long as the page. */
export function Desk({ me }: { readonly me: StaffMember }) {
  const [link] = useState(() => new AgentLink());
  const status = useStore(link.status);
  useEffect(() => {
    link.open();
    return link.close;
  }, [link]);
  return (
    <AgentLinkContext value={link}>
      <LinkBanner status={status} reopen={link.open} />
      <DeskColumns me={me} />
    </AgentLinkContext>
  );
}
