import { SESSION_SECONDS } from './sessions.js';

const NAME = 'presage_session';

/** @returns the session key a browser sent along */
export function sessionKey(cookieHeader: string | undefined): string | undefined {
  for (const part of cookieHeader?.split(';') ?? []) {
    const [name, value] = part.trim().split('=', 2);
    if (name === NAME && value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** Scripts cannot read it, and other sites' forms cannot send it. */
export const sessionCookie = (key: string, secure: boolean): string =>
  `${NAME}=${key}; Max-Age=${key === '' ? 0 : SESSION_SECONDS}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
