/** Which recommendation led to a product, for as long as this tab is open: what follows from it says so. */
const KEY = 'harbour-pine.followed';

type Followed = Readonly<Record<string, string>>;

export function follow(productId: string, recommendationId: string): void {
  sessionStorage.setItem(KEY, JSON.stringify({ ...followed(), [productId]: recommendationId }));
}

export function recommendationOf(productId: string): string | undefined {
  const id: unknown = Object.entries(followed()).find(([product]) => product === productId)?.[1];
  return typeof id === 'string' ? id : undefined;
}

function followed(): Followed {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Followed) : {};
  } catch {
    return {}; // Not ours: it counts as nothing followed.
  }
}
