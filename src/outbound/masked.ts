/** `a…@shop.example`: enough to see a slip, too little to learn an address. */
export const maskedEmail = (email: string): string =>
  `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`;

/** An address as people tell it from others. What stands in its query or before its host may be a password. */
export function shownUrl(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}
