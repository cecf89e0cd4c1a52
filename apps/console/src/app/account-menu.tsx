import type { StaffMember } from '#protocol';
import { Avatar, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useLogout } from '../shared/api/session.js';
import { useWords } from '../shared/i18n/locale.js';
import { AlertItems } from './alert-items.js';

export function AccountMenu({ me }: { readonly me: StaffMember }) {
  const { app } = useWords();
  const logout = useLogout();
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton style={{ borderRadius: 999 }}>
          <VisuallyHidden>
            {app.account}: {me.name}
          </VisuallyHidden>
          <Avatar size={32} color="indigo" name={me.name} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} c="var(--mantine-color-text)">
            {me.name}
          </Text>
          <Text size="xs" truncate>
            {me.email}
          </Text>
          <Text size="xs">{app[me.role]}</Text>
        </Menu.Label>
        <Menu.Divider />
        <AlertItems />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => logout.mutate()}>
          {app.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
