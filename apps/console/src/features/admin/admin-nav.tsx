import { IconActivity, IconBan, IconLayoutDashboard, IconStack2, IconTimeline } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useStore } from '../../shared/link/store.js';
import { useAdminLink } from './admin-link.js';
import classes from './admin.module.css';

const SCREENS = [
  ['overview', '/admin', IconLayoutDashboard],
  ['streams', '/admin/streams', IconTimeline],
  ['projections', '/admin/projections', IconStack2],
  ['live', '/admin/live', IconActivity],
  ['rejected', '/admin/rejected', IconBan],
] as const;

export function AdminNav() {
  const { adminPage, app } = useWords();
  const { number } = useFormat();
  const { overview, projections } = useStore(useAdminLink().house);
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const stopped = projections?.filter(({ state }) => state === 'stopped').length ?? 0;
  const counts: Partial<Record<string, number>> = { rejected: overview?.rejected ?? 0, projections: stopped };
  return (
    <nav ref={nav} className={classes.nav} aria-label={app.sections}>
      {SCREENS.map(([name, to, Symbol]) => (
        <NavLink key={name} to={to} end={to === '/admin'}>
          <Symbol size={18} stroke={1.6} aria-hidden />
          {adminPage[name]}
          {(counts[name] ?? 0) > 0 && (
            <span
              className={classes.badge}
              style={name === 'projections' ? { color: 'var(--trouble)' } : undefined}
            >
              {number(counts[name] ?? 0)}
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
