import { lazy, Suspense, useEffect, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { LinkBanner } from '../../shared/ui/link-banner.js';
import { Waiting } from '../../shared/ui/waiting.js';
import { AdminLink, AdminLinkContext } from './admin-link.js';
import classes from './admin.module.css';
import { AdminNav } from './admin-nav.js';
import { EventDrawer } from './event-drawer.js';
import { LiveEvents } from './live-events.js';
import { OverviewScreen } from './overview-screen.js';
import { ProjectionsScreen } from './projections-screen.js';
import { RejectedScreen } from './rejected-screen.js';
import { StreamsScreen } from './streams-screen.js';

const ProjectionScreen = lazy(async () => ({
  default: (await import('./replays/projection-screen.js')).ProjectionScreen,
}));

/** The administrators' console. Its line lives as long as one of its screens is shown. */
export function Admin() {
  const { app } = useWords();
  const [link] = useState(() => new AdminLink());
  const status = useStore(link.status);
  useEffect(() => {
    link.open();
    return link.close;
  }, [link]);
  useEffect(() => {
    document.title = `${app.admin} · ${app.name}`;
  }, [app]);
  return (
    <AdminLinkContext value={link}>
      <LinkBanner status={status} reopen={link.open} />
      <div className={classes.admin}>
        <AdminNav />
        <div className={classes.screen}>
          <Suspense fallback={<Waiting />}>
            <Routes>
              <Route index element={<OverviewScreen />} />
              <Route path="streams" element={<StreamsScreen />} />
              <Route path="projections" element={<ProjectionsScreen />} />
              <Route path="projections/:name" element={<ProjectionScreen />} />
              <Route path="rejected" element={<RejectedScreen />} />
              <Route path="live" element={<LiveEvents />} />
              <Route path="*" element={<Navigate to="/admin" replace />} />
            </Routes>
          </Suspense>
        </div>
      </div>
      <EventDrawer />
    </AdminLinkContext>
  );
}
