/** The menus of a conversation's head; at most one is open. */
export type ActMenu = 'assign' | 'tag' | 'snooze';

export interface Opening {
  readonly opened: ActMenu | undefined;
  readonly open: (menu: ActMenu | undefined) => void;
}
