const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is nothing but text within HTML, in attributes too. */
export const escaped = (text: string): string => text.replaceAll(/["&'<>]/g, (sign) => ESCAPES[sign] ?? sign);
