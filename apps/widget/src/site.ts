import type { Language } from '#protocol';

/** What the script tag says: where the server is, and how the shop wants the widget. */
export interface Site {
  readonly writeKey: string;
  /** Where the server answers; ends in `/`. */
  readonly base: URL;
  readonly language: Language | undefined;
  readonly theme: string | undefined;
  /** `off`: the shop tracks by itself, or has no consent yet. */
  readonly track: boolean;
  /** Agents see what is being written before it is sent. */
  readonly liveTyping: boolean;
  url(path: string): string;
}

/** Reads `<script src="https://host/widget/presage.js" data-write-key="…">`. */
export function siteOf(script: HTMLScriptElement): Site | undefined {
  const { writeKey, language, theme, track, liveTyping } = script.dataset;
  if (!writeKey) {
    console.warn(
      'Presage: the script tag needs a data-write-key, for example data-write-key="harbour-pine".',
    );
    return undefined;
  }
  const base = new URL('..', script.src);
  return {
    writeKey,
    base,
    language: language === undefined ? undefined : languageOf(language),
    theme,
    track: track !== 'off',
    liveTyping: liveTyping === 'on',
    url: (path) => new URL(path, base).href,
  };
}

/** `zh`, `zh-CN`, `zh-Hant-TW` … are Chinese, everything else is spoken to in English. */
export const languageOf = (tag: string): Language => (/^zh\b/i.test(tag) ? 'zh' : 'en');
