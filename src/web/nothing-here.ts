import type { FastifyReply, FastifyRequest } from 'fastify';
import { plainPage } from './plain-page.js';

/** Addresses of programs: whoever calls them reads JSON, also in a browser. */
const FOR_PROGRAMS = /^\/(api|v1|auth|docs|health|shop\/api)(\/|$)/;

/** Whether a person looks at the answer: a browser goes to an address, and it is none of a program's. */
export const isLookedAt = ({
  method,
  url,
  headers,
}: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): boolean =>
  method === 'GET' &&
  headers.accept?.includes('text/html') === true &&
  !FOR_PROGRAMS.test(url.split('?', 1)[0] ?? '');

const nothingHere = plainPage(
  'There is nothing here · Presage',
  `<h1>There is nothing here</h1>
<p>The address has a slip in it, or what stood here is gone.</p>
<p lang="zh-CN">这里什么也没有：地址可能有误，或者内容已移除。</p>
<nav><a href="/"><b>Presage</b><span>to the start · <span lang="zh-CN">回到首页</span></span></a></nav>`,
);

/** Says to a person that the address is wrong, and where to go on. */
export const showNothingHere = (reply: FastifyReply): FastifyReply =>
  reply.status(404).header('content-type', 'text/html; charset=utf-8').send(nothingHere);
