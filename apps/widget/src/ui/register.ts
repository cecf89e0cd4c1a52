import { PresageChat } from './presage-chat.js';
import { PresagePicture } from './presage-picture.js';

/** Makes the widget's elements known to the page, once. */
export function register(): void {
  if (customElements.get('presage-chat') !== undefined) return;
  customElements.define('presage-picture', PresagePicture);
  customElements.define('presage-chat', PresageChat);
}
