/** An e-mail address as it stands in the address or title of a page: as it is, or with its `@` escaped. */
const MAIL = /[^\s/?&#=;,:"'<>()]+(?:@|%40)[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/gi;

/**
 * The address or title of a page without e-mail addresses. Links in newsletters carry them, and who is meant by a page
 * is nobody's business; web analytics cut them out, too.
 */
export const withoutMail = (text: string): string =>
  text.includes('@') || text.includes('%40') ? text.replaceAll(MAIL, '[e-mail]') : text;

const ABOUT_A_PAGE = ['name', 'path', 'url', 'title', 'referrer', 'search'] as const;

/** Properties of a page, each without e-mail addresses. */
export function pageWithoutMail(page: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const cleaned: Record<string, unknown> = { ...page };
  for (const name of ABOUT_A_PAGE) {
    const value = cleaned[name];
    if (typeof value === 'string') cleaned[name] = withoutMail(value);
  }
  return cleaned;
}
