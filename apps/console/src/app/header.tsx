import type { StaffMember } from '#protocol';
import { Link, NavLink } from 'react-router';
import { useWords } from '../shared/i18n/locale.js';
import { AccountMenu } from './account-menu.js';
import { Appearance } from '../shared/ui/appearance.js';
import { Mark } from '../shared/ui/mark.js';
import { HEADER_PLACE } from '../shared/ui/header-place.js';
import classes from './shell.module.css';

export function Header({ me }: { readonly me: StaffMember }) {
  const { app } = useWords();
  return (
    <header className={classes.header}>
      <Link to="/desk" className={classes.brand} aria-label={app.name}>
        <Mark />
        <span>{app.name}</span>
      </Link>
      {me.role === 'administrator' && (
        <nav className={classes.nav} aria-label={app.areas}>
          <NavLink to="/desk">{app.desk}</NavLink>
          <NavLink to="/admin">{app.admin}</NavLink>
        </nav>
      )}
      <div className={classes.tools}>
        <div id={HEADER_PLACE} className={classes.tools} />
        <Appearance />
        <AccountMenu me={me} />
      </div>
    </header>
  );
}
