import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Everything but the public internet, by IANA's special-purpose registries: loopback, private, link-local, metadata and
 * so on.
 */
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** The only part of IPv6 that is assigned to the public internet, */
const GLOBAL_6 = '2000::/3';
/** except what leads elsewhere: Teredo and the like, documentation, 6to4. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/');
    list.addSubnet(network, Number(prefix), isIP(network) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

const notPublic4 = blockListOf(NOT_PUBLIC_4);
const global6 = blockListOf([GLOBAL_6]);
const notPublic6 = blockListOf(NOT_PUBLIC_6);

/**
 * Whether an IP address belongs to the public internet.
 *
 * @example
 * isPublic('169.254.169.254') // false: the metadata of a machine at AWS
 */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !notPublic4.check(address, 'ipv4');
  return global6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
}

/** The address of a webhook is not allowed. */
export class ForbiddenAddress extends Error {
  constructor(host: string) {
    super(`${host} is no address of the public internet`);
    this.name = 'ForbiddenAddress';
  }
}

type Resolve = typeof lookup;

/**
 * A lookup for a connection that fails if a name resolves to anything but the public internet. The address that is
 * connected to is the one that was checked: there is no second lookup, which could give another.
 */
export const publicLookup =
  (resolve: Resolve = lookup): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), []);
      if (!addresses.every(({ address }) => isPublic(address)))
        return callback(new ForbiddenAddress(hostname), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
