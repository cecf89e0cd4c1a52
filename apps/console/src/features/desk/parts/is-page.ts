/** The shop's own words are no place to run a script from: web addresses and paths of this site only. */
export const isPage = (url: string | undefined): url is string =>
  url !== undefined && /^(https?:\/\/|\/(?![/\\]))/i.test(url);
