import { Store } from '../link/store.js';

export interface AlertSettings {
  readonly sound: boolean;
  readonly notifications: boolean;
}
const KEPT = 'presage.desk.alerts';
const FIRST: AlertSettings = { sound: true, notifications: false };

/** Of this browser: what it may do for somebody's attention. */
export const alertSettings = new Store<AlertSettings>(readAlertSettings(localStorage.getItem(KEPT)));

export function readAlertSettings(kept: string | null): AlertSettings {
  if (kept === null) return FIRST;
  const on = new Set(kept.split(' '));
  return { sound: on.has('sound'), notifications: on.has('notifications') };
}

function keep(next: Partial<AlertSettings>): void {
  alertSettings.change((before) => ({ ...before, ...next }));
  const { sound, notifications } = alertSettings.get();
  const on = [...(sound ? ['sound'] : []), ...(notifications ? ['notifications'] : [])];
  localStorage.setItem(KEPT, on.join(' '));
}

export const turnSound = (): void => keep({ sound: !alertSettings.get().sound });

export type Permission = NotificationPermission | 'unsupported';
export const notificationPermission = (): Permission =>
  'Notification' in globalThis ? Notification.permission : 'unsupported';

/** Only ever called from a press: browsers ask then, and people know why. @returns what the browser allows */
export async function turnNotifications(): Promise<Permission> {
  if (alertSettings.get().notifications) {
    keep({ notifications: false });
    return notificationPermission();
  }
  if (!('Notification' in globalThis)) return 'unsupported';
  const permission = await Notification.requestPermission();
  keep({ notifications: permission === 'granted' });
  return permission;
}
