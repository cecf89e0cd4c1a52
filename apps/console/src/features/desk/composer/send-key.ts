import { Store } from '../../../shared/link/store.js';
import type { SendKey } from './sends.js';

const KEPT = 'presage.desk.send';

/** Which key sends; as this agent last chose it. */
export const sendKey = new Store<SendKey>(
  localStorage.getItem(KEPT) === 'ctrl-enter' ? 'ctrl-enter' : 'enter',
);

export function turnSendKey(): void {
  sendKey.change((before) => (before === 'enter' ? 'ctrl-enter' : 'enter'));
  localStorage.setItem(KEPT, sendKey.get());
}
