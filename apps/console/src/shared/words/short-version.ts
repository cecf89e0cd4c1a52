/** Versions are content hashes; their beginning is enough to tell them apart. */
export const shortVersion = (version: string): string =>
  version.length > 16 ? version.slice(0, 12) : version;
