import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../../shared/i18n/locale.js';
import { useStore } from '../../shared/link/store.js';
import { ErrorBoundary } from '../../shared/ui/error-boundary.js';
import { LinkBanner } from '../../shared/ui/link-banner.js';
import { useTitle } from '../../shared/ui/use-title.js';
import { AdminLink, AdminLinkContext } from './admin-link.js';
import classes from './admin.module.css';
import { AdminNav, screenAt } from './admin-nav.js';
import { AdminRoutes } from './admin-routes.js';
import { EventDrawer } from './event-drawer.js';

/** The administrators' console. Its line lives as long as one of its screens is shown. */
export function Admin() {
  const { app, adminPage } = useWords();
  const [link] = useState(() => new AdminLink());
  const status = useStore(link.status);
  useEffect(() => {
    link.open();
    return link.close;
  }, [link]);
  const { pathname } = useLocation();
  const screen = screenAt(pathname);
  useTitle(screen === undefined ? app.admin : adminPage[screen]);
  return (
    <AdminLinkContext value={link}>
      <LinkBanner status={status} reopen={link.open} />
      <div className={classes.admin}>
        <AdminNav />
        <div className={classes.screen}>
          <ErrorBoundary at={pathname}>
            <AdminRoutes />
          </ErrorBoundary>
        </div>
      </div>
      <EventDrawer />
    </AdminLinkContext>
  );
}
