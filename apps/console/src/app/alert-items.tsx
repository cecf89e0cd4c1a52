import { Menu, Text } from '@mantine/core';
import { IconBell, IconVolume } from '@tabler/icons-react';
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
  const why =
    permission === 'denied' ? duty.blocked : permission === 'unsupported' ? duty.unsupported : duty.quiet;
  return (
    <>
      <Menu.Label>{duty.alerts}</Menu.Label>
      <Menu.CheckboxItem
        checked={sound}
        closeMenuOnClick={false}
        onChange={turnSound}
        rightSection={<IconVolume size={16} aria-hidden />}
      >
        {duty.sound}
      </Menu.CheckboxItem>
      <Menu.CheckboxItem
        checked={on}
        closeMenuOnClick={false}
        aria-describedby="alerts-why"
        onChange={() => void turnNotifications().then(setPermission, console.warn)}
        rightSection={<IconBell size={16} aria-hidden />}
      >
        {duty.notifications}
      </Menu.CheckboxItem>
      <Text id="alerts-why" size="xs" c="dimmed" px="sm" pb={4} aria-live="polite">
        {why}
      </Text>
      <Menu.Divider />
    </>
  );
}
