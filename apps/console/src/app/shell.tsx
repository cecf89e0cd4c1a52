import type { StaffMember } from '#protocol';
import type { ReactNode } from 'react';
import { useWords } from '../shared/i18n/locale.js';
import { Header } from './header.js';
import classes from './shell.module.css';

interface ShellProps {
  readonly me: StaffMember;
  readonly children: ReactNode;
}

export function Shell({ me, children }: ShellProps) {
  const { app } = useWords();
  return (
    <>
      <a className="skip-link" href="#content">
        {app.skip}
      </a>
      <Header me={me} />
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}
