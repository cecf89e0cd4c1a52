import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isInternal } from './internal-addresses.js';

/** The name leads into the shop's own network. */
export class InternalAddress extends Error {
  override readonly name = 'InternalAddress';
  constructor(host: string) {
    super(`${host} is an internal address: webhooks go to servers of the open internet only.`);
  }
}

/** Resolves a name to all of its addresses. */
export type ResolveAll = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses?: readonly LookupAddress[]) => void,
) => void;

const resolveAll: ResolveAll = (host, done) => {
  systemLookup(host, { all: true }, (error, addresses) => done(error, addresses));
};

/** @throws InternalAddress where a URL names an address, not a name, and it is internal: no name is looked up then */
export function checkLiteral(hostname: string): void {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && isInternal(host)) throw new InternalAddress(hostname);
}

/**
 * A lookup for sockets that gives out only what it has checked: the connection goes to that very address, so a name
 * that answers otherwise a moment later changes nothing. One internal address among several refuses them all.
 */
export const checkedLookup =
  (resolve: ResolveAll = resolveAll): LookupFunction =>
  (host, options, done) => {
    resolve(host, (error, addresses) => {
      if (error) {
        done(error, '');
        return;
      }
      const [first] = addresses ?? [];
      if (!addresses || !first || addresses.some(({ address }) => isInternal(address)))
        done(new InternalAddress(host), '');
      else if (options.all === true) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
