import ipaddr from 'ipaddr.js';

/** Looks like any other address and is the metadata service of a cloud. */
const METADATA = new Set(['168.63.129.16']);
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is anything but one of the open internet: private, loopback, link-local, unique-local, shared,
 * reserved, multicast, of a cloud's metadata, or one that carries another within it. What cannot be read is, too.
 */
export function isInternal(address: string): boolean {
  if (!ipaddr.isValid(address)) return true;
  const read = ipaddr.process(address);
  if (read.range() !== 'unicast' || METADATA.has(read.toString())) return true;
  return read.kind() === 'ipv6' && !(read as ipaddr.IPv6).match(PUBLIC_IPV6);
}
