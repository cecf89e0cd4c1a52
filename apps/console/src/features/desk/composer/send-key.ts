import { Store } from '../../../shared/link/store.js';

export type SendKey = 'enter' | 'ctrl-enter';
const KEPT = 'presage.desk.send';

/** Which key sends; as this agent last chose it. */
export const sendKey = new Store<SendKey>(
  globalThis.localStorage?.getItem(KEPT) === 'ctrl-enter' ? 'ctrl-enter' : 'enter',
);

export function turnSendKey(): void {
  sendKey.change((before) => (before === 'enter' ? 'ctrl-enter' : 'enter'));
  localStorage.setItem(KEPT, sendKey.get());
}

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** An input method is composing: Enter belongs to it. */
  readonly isComposing: boolean;
}

/** Ctrl+Enter (⌘+Enter) always sends; Enter alone where it was chosen to. */
export function sends({ key, shiftKey, ctrlKey, metaKey, isComposing }: Pressed, chosen: SendKey): boolean {
  if (key !== 'Enter' || isComposing) return false;
  return ctrlKey || metaKey || (chosen === 'enter' && !shiftKey);
}
