import type { IncomingHttpHeaders } from 'node:http';

/** Whether a request comes from a page of this very server, or from no page at all. */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Whether a page may carry the widget and send behaviour. An empty list allows every site. */
export function mayCarryWidget(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  const { origin } = headers;
  return allowed.length === 0 || isSameOrigin(headers) || (origin !== undefined && allowed.includes(origin));
}
