/** The parts of Segment's `context` that the server uses. */
export function pageContext(): Readonly<Record<string, unknown>> {
  return {
    library: { name: 'presage-widget', version: '1' },
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    userAgent: navigator.userAgent,
    screen: { width: window.innerWidth, height: window.innerHeight },
    page: pageFacts(),
  };
}

export function pageFacts(): Readonly<Record<string, string>> {
  return {
    path: location.pathname,
    url: location.href,
    title: document.title,
    referrer: document.referrer,
    search: location.search,
  };
}

/**
 * Calls back for every page seen: now, and whenever the address changes without a page load; then a tick later, so
 * that a router has set the new title.
 */
export function followPages(seen: () => void): void {
  const here = (): string => location.pathname + location.search;
  let last = here();
  const look = (): void =>
    void setTimeout(() => {
      if (here() === last) return;
      last = here();
      seen();
    });
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name].bind(history);
    history[name] = (...args: Parameters<History['pushState']>) => {
      original(...args);
      look();
    };
  }
  addEventListener('popstate', look);
  seen();
}
