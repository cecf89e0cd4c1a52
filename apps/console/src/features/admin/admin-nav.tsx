import {
  IconActivity,
  IconBan,
  IconBarrierBlock,
  IconBrain,
  IconChartHistogram,
  IconDatabaseExport,
  IconEye,
  IconFileText,
  IconHeartHandshake,
  IconHistoryToggle,
  IconLayoutDashboard,
  IconSearch,
  IconSend,
  IconStack2,
  IconTimeline,
  IconUserOff,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { useStore } from '../../shared/link/store.js';
import { useAdminLink } from './admin-link.js';
import classes from './admin.module.css';
import { useOutboundLive } from './outbound/outbound-live.js';
import { givenUpIn, useOutboundState } from './outbound/outbound-queries.js';

/** What happened; what is made of it; how it is kept. */
const PARTS = [
  [
    'log',
    [
      ['overview', '/admin', IconLayoutDashboard],
      ['live', '/admin/live', IconActivity],
      ['streams', '/admin/streams', IconTimeline],
      ['search', '/admin/search', IconSearch],
      ['rejected', '/admin/rejected', IconBan],
      ['outbound', '/admin/outbound', IconSend],
    ],
  ],
  [
    'documents',
    [
      ['projections', '/admin/projections', IconStack2],
      ['travel', '/admin/travel', IconHistoryToggle],
      ['quarantine', '/admin/quarantine', IconBarrierBlock],
    ],
  ],
  [
    'help',
    [
      ['policies', '/admin/policies', IconHeartHandshake],
      ['outcomes', '/admin/outcomes', IconChartHistogram],
      ['content', '/admin/content', IconFileText],
    ],
  ],
  [
    'answers',
    [
      ['understanding', '/admin/understanding', IconBrain],
      ['foresight', '/admin/foresight', IconEye],
    ],
  ],
  [
    'keeping',
    [
      ['privacy', '/admin/privacy', IconUserOff],
      ['backups', '/admin/backups', IconDatabaseExport],
    ],
  ],
] as const;

type Screen = (typeof PARTS)[number][1][number][0];

/** Which screen an address belongs to; undefined where there is none. */
export function screenAt(path: string): Screen | undefined {
  const isAt = (to: string): boolean => path === to || (to !== '/admin' && path.startsWith(`${to}/`));
  return PARTS.flatMap<readonly [Screen, string, unknown]>(([, screens]) => screens).find(([, to]) =>
    isAt(to),
  )?.[0];
}

export function AdminNav() {
  const { adminPage, app } = useWords();
  const { number } = useFormat();
  const { overview, projections } = useStore(useAdminLink().house);
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  useOutboundLive();
  const outbound = useOutboundState().data;
  const stopped = projections?.filter(({ state }) => state === 'stopped').length ?? 0;
  const aside = projections?.reduce((sum, { quarantined }) => sum + (quarantined ?? 0), 0) ?? 0;
  const counts: Partial<Record<string, number>> = {
    rejected: overview?.rejected ?? 0,
    projections: stopped,
    quarantine: aside,
    outbound: outbound ? givenUpIn(outbound) : 0,
  };
  return (
    <nav ref={nav} className={classes.nav} aria-label={app.sections}>
      {PARTS.map(([part, screens]) => (
        <div key={part} className={classes.navPart} role="group" aria-label={adminPage.parts[part]}>
          <span className={classes.navTitle} aria-hidden>
            {adminPage.parts[part]}
          </span>
          {screens.map(([name, to, Symbol]) => (
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
        </div>
      ))}
    </nav>
  );
}
