import { createHash } from 'node:crypto';
import { sameBytes } from '../access/signature.js';

/** The key with which the shop's pages and servers send behaviour. */
export class WriteKey {
  private readonly expected: Buffer;
  private readonly header: string;
  /** Names the key in events without telling it. */
  readonly id: string;

  constructor(key: string) {
    this.expected = digest(key);
    this.header = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
    this.id = this.expected.toString('hex').slice(0, 12);
  }

  is(given: unknown): boolean {
    return typeof given === 'string' && sameBytes(digest(given), this.expected);
  }

  /** Basic auth as Segment's clients send it: the key is the user name, the password is empty. */
  isInHeader(authorization: string | undefined): boolean {
    // The key stands in the shop's public pages, so a plain comparison tells nobody anything.
    if (authorization === this.header) return true;
    const [scheme, credentials = ''] = authorization?.split(' ', 2) ?? [];
    if (scheme?.toLowerCase() !== 'basic') return false;
    const [user] = Buffer.from(credentials, 'base64').toString('utf8').split(':', 1);
    return this.is(user);
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
