import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, Navigate, Route, Routes, useLocation } from 'react-router';
import { useWords } from '../shared/i18n/locale.js';
import { Empty } from '../shared/ui/empty.js';
import { ErrorBoundary } from '../shared/ui/error-boundary.js';
import { useTitle } from '../shared/ui/use-title.js';
import { Waiting } from '../shared/ui/waiting.js';
import { Shell } from './shell.js';
import { SignedIn } from './signed-in.js';

const Desk = lazy(async () => ({ default: (await import('../features/desk/desk.js')).Desk }));
const Admin = lazy(async () => ({ default: (await import('../features/admin/admin.js')).Admin }));

/** `/desk` for agents and administrators, `/admin/*` for administrators. */
export function Screens() {
  return (
    <SignedIn>
      {(me) => (
        <Shell me={me}>
          <Part>
            <Routes>
              <Route path="/" element={<Navigate to="/desk" replace />} />
              <Route path="/desk" element={<Desk me={me} />} />
              <Route path="/admin/*" element={me.role === 'administrator' ? <Admin /> : <NotForYou />} />
              <Route path="*" element={<Nowhere />} />
            </Routes>
          </Part>
        </Shell>
      )}
    </SignedIn>
  );
}

/** What is on its way, or could not be fetched, leaves the header where it is. */
function Part({ children }: { readonly children: ReactNode }) {
  return (
    <ErrorBoundary at={useLocation().pathname}>
      <Suspense fallback={<Waiting />}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function NotForYou() {
  const { login } = useWords();
  return <Elsewhere title={login.notAdmin} text={login.notAdminNext} />;
}

function Nowhere() {
  return <Elsewhere title={useWords().app.notFound} />;
}

function Elsewhere({ title, text }: { readonly title: string; readonly text?: string }) {
  const { app } = useWords();
  useTitle(title);
  return (
    <Empty icon={IconMapQuestion} title={title} text={text}>
      <Button component={Link} to="/desk" variant="light">
        {app.toDesk}
      </Button>
    </Empty>
  );
}
