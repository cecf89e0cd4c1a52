import type { Language } from '#protocol';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { en, type Words } from './en.js';
import { zh } from './zh.js';

const STORED = 'presage.language';
const DICTIONARIES: Readonly<Record<Language, Words>> = { en, zh };

interface Locale {
  readonly language: Language;
  readonly words: Words;
  readonly speak: (language: Language) => void;
}
const LocaleContext = createContext<Locale>({ language: 'en', words: en, speak: () => undefined });

/** The language chosen before, or the browser's. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(STORED) ?? navigator.language;
  return chosen.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export function LocaleProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const speak = useCallback((next: Language) => {
    localStorage.setItem(STORED, next);
    setLanguage(next);
  }, []);
  const locale = useMemo(() => ({ language, words: DICTIONARIES[language], speak }), [language, speak]);
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export const useLocale = (): Locale => use(LocaleContext);
export const useWords = (): Words => useLocale().words;
