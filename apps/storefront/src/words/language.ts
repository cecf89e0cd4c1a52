export type Language = 'en' | 'zh';
export type Localised = Readonly<Record<Language, string>>;

export const languageOf = (tag: string): Language => (/^zh\b/i.test(tag) ? 'zh' : 'en');

const LOCALE: Readonly<Record<Language, string>> = { en: 'en-IE', zh: 'zh-CN' };

/** `€39.90`, in the reader's way of writing it. */
export const money = (value: number, language: Language, currency = 'EUR'): string =>
  new Intl.NumberFormat(LOCALE[language], { style: 'currency', currency }).format(value);

export const day = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALE[language], { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(iso),
  );
