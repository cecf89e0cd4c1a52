import type { Problem, VisitorReply } from '#protocol';
import type { Site } from '../site.js';
import type { AskVisitor } from './visitor.js';

/** `POST /v1/visitor`. */
export const askServer =
  (site: Site): AskVisitor =>
  async (request) => {
    const response = await fetch(site.url('v1/visitor'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    if (response.ok) return { ok: true, value: (await response.json()) as VisitorReply };
    if (response.status >= 500) throw new Error(`The server answered ${String(response.status)}.`);
    return { ok: false, problem: (await response.json()) as Problem };
  };
