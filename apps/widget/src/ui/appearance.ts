import { languageOf, type Site } from '../site.js';
import type { PresageChat } from './presage-chat.js';

/** Language and theme: as the script tag says, otherwise as the page says, also when the page changes them. */
export function followPage(chat: PresageChat, site: Site): void {
  const root = document.documentElement;
  const look = (): void => {
    chat.language = site.language ?? languageOf(root.lang || navigator.language);
    const theme = site.theme ?? root.dataset.theme;
    if (theme === 'light' || theme === 'dark') chat.setAttribute('theme', theme);
    else chat.removeAttribute('theme');
  };
  new MutationObserver(look).observe(root, { attributeFilter: ['lang', 'data-theme'] });
  look();
}
