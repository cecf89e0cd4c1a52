import type { StaffMember } from '#protocol';
import { Center } from '@mantine/core';
import type { ReactNode } from 'react';
import { Login } from '../features/login/login.js';
import { problemOf } from '../shared/api/problem-error.js';
import { useMe } from '../shared/api/session.js';
import { ProblemNote } from '../shared/ui/problem-note.js';
import { Waiting } from '../shared/ui/waiting.js';

/** Shows the login page in place of any screen until somebody has signed in; the address stays. */
export function SignedIn({ children }: { readonly children: (me: StaffMember) => ReactNode }) {
  const me = useMe();
  if (me.isPending) return <Waiting />;
  if (me.data === undefined) {
    return (
      <Center h="100%" p="md">
        <ProblemNote problem={problemOf(me.error)} again={() => void me.refetch()} />
      </Center>
    );
  }
  return me.data === null ? <Login /> : children(me.data);
}
