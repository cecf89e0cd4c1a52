import { PresageChat } from './presage-chat.js';

/** Makes `<presage-chat>` known to the page, once. */
export function register(): void {
  if (customElements.get('presage-chat') === undefined) customElements.define('presage-chat', PresageChat);
}
