import { useEffect } from 'react';
import { useWords } from '../i18n/locale.js';

/** What the browser's tab says: the screen first, so that several tabs can be told apart. */
export function useTitle(screen: string): void {
  const { app } = useWords();
  useEffect(() => {
    document.title = `${screen} · ${app.name}`;
  }, [screen, app]);
}
