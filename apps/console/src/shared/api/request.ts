import type { Problem } from '#protocol';
import { ProblemError, unanswered } from './problem-error.js';

/**
 * Asks the server and answers its JSON; the session cookie goes along.
 *
 * @throws ProblemError for every refusal, and for a server that cannot be reached
 */
export async function request(path: string, init?: RequestInit): Promise<unknown> {
  const response = await reach(path, init);
  const body = await bodyOf(response);
  if (response.ok) return body;
  throw new ProblemError(isProblem(body) ? body : fallback(response));
}

const withBody =
  (method: 'POST' | 'PUT' | 'DELETE') =>
  (path: string, body?: unknown): Promise<unknown> =>
    request(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
export const post = withBody('POST');
export const put = withBody('PUT');
export const remove = withBody('DELETE');

async function reach(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unanswered('');
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'message' in body;
}

/** A proxy in between answers in its own words; its number still tells the kind. */
function fallback({ status, statusText }: Response): Problem {
  const code = status === 404 ? 'not-found' : status === 401 ? 'unauthorised' : 'unavailable';
  return { code: status === 403 ? 'forbidden' : code, message: `${String(status)} ${statusText}`.trim() };
}
