import { Menu, Text } from '@mantine/core';
import { IconBell, IconCheck, IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import {
  alertSettings,
  notificationPermission,
  type Permission,
  turnNotifications,
  turnSound,
} from '../shared/alerts/alert-settings.js';
import { useWords } from '../shared/i18n/locale.js';
import { useStore } from '../shared/link/store.js';

/** Whether the desk may make a sound or show notifications. The browser asks when it is switched on, never before. */
export function AlertItems() {
  const { duty } = useWords();
  const { sound, notifications } = useStore(alertSettings);
  const [permission, setPermission] = useState<Permission>(notificationPermission);
  const on = notifications && permission === 'granted';
  const check = <IconCheck size={16} aria-hidden />;
  return (
    <>
      <Menu.Label>{duty.alerts}</Menu.Label>
      <Menu.Item
        role="menuitemcheckbox"
        aria-checked={sound}
        closeMenuOnClick={false}
        leftSection={<IconVolume size={16} />}
        rightSection={sound && check}
        onClick={turnSound}
      >
        {duty.sound}
      </Menu.Item>
      <Menu.Item
        role="menuitemcheckbox"
        aria-checked={on}
        closeMenuOnClick={false}
        leftSection={<IconBell size={16} />}
        rightSection={on && check}
        onClick={() => {
          turnNotifications().then(setPermission, console.warn);
        }}
      >
        {duty.notifications}
      </Menu.Item>
      <Text size="xs" c="dimmed" px="sm" pb={4} role="status">
        {permission === 'denied'
          ? duty.blocked
          : permission === 'unsupported'
            ? duty.unsupported
            : duty.quiet}
      </Text>
      <Menu.Divider />
    </>
  );
}
