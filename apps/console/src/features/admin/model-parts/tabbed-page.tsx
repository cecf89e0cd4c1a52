import { Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { Navigate, NavLink, Route, Routes } from 'react-router';
import admin from '../admin.module.css';
import parts from './parts.module.css';

interface TabbedPageProps {
  readonly title: string;
  readonly lead: string;
  /** Address of the first tab; the others lie beneath it. */
  readonly root: string;
  /** Path beneath the root (the first one's is empty), name and screen. */
  readonly tabs: readonly { readonly path: string; readonly name: string; readonly screen: ReactElement }[];
}

/** A page of several screens, each with an address of its own. */
export function TabbedPage({ title, lead, root, tabs }: TabbedPageProps) {
  return (
    <div className={admin.page}>
      <div>
        <Title order={1}>{title}</Title>
        <Text size="sm" c="dimmed">
          {lead}
        </Text>
      </div>
      <nav className={parts.tabs} aria-label={title}>
        {tabs.map(({ path, name }) => (
          <NavLink key={path} to={path === '' ? root : `${root}/${path}`} end>
            {name}
          </NavLink>
        ))}
      </nav>
      <Routes>
        {tabs.map(({ path, screen }) =>
          path === '' ? (
            <Route key={path} index element={screen} />
          ) : (
            <Route key={path} path={path} element={screen} />
          ),
        )}
        <Route path="*" element={<Navigate to={root} replace />} />
      </Routes>
    </div>
  );
}
