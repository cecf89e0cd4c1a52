import type { StaffMember } from '#protocol';
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { LinkBanner } from '../../shared/ui/link-banner.js';
import { AgentLink, AgentLinkContext } from './agent-link.js';
import { Compositions, CompositionsContext } from './composer/compositions.js';
import { DeskColumns } from './desk-columns.js';
import classes from './desk.module.css';
import { DutyControl } from './duty/duty-control.js';

/** The agents' desk: who is here, what they ask, who they are. Its line lives as long as the page. */
export function Desk({ me }: { readonly me: StaffMember }) {
  const [link] = useState(() => new AgentLink());
  const [compositions] = useState(() => new Compositions(sessionStorage));
  const { app } = useWords();
  const status = useStore(link.status);
  useEffect(() => {
    link.open();
    return link.close;
  }, [link]);
  return (
    <AgentLinkContext value={link}>
      <VisuallyHidden component="h1">{app.desk}</VisuallyHidden>
      <div className={classes.line}>
        <LinkBanner status={status} reopen={link.open} />
      </div>
      <CompositionsContext value={compositions}>
        <DutyControl me={me} />
        <DeskColumns me={me} />
      </CompositionsContext>
    </AgentLinkContext>
  );
}
