import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DEMO_WRITE_KEY } from '../config/variables.js';
import { toProblem } from '../errors/to-problem.js';
import { refuse } from '../errors/problems.js';

/** A page application: its folder, where its files are served, and which addresses show its page. */
interface App {
  readonly folder: string;
  readonly files: string;
  readonly addresses: readonly string[];
}

const apps: readonly App[] = [
  { folder: 'storefront', files: '/shop/', addresses: ['/shop', '/shop/*'] },
  { folder: 'console', files: '/console-assets/', addresses: ['/desk', '/desk/*', '/admin', '/admin/*'] },
];

/** Names of built files carry a hash of their content, so they may be kept for good. */
const HASHED = /-[\w-]{8}\.\w+$/;

/**
 * Serves the built pages, the widget and the landing page.
 *
 * @param dist folder that holds `apps/`
 * @param writeKey the key that the demo shop's pages send behaviour with
 */
export async function pages(fastify: FastifyInstance, dist: string, writeKey: string): Promise<void> {
  for (const app of apps) await page(fastify, app, join(dist, 'apps', app.folder), writeKey);
  await widget(fastify, join(dist, 'apps', 'widget'));
  fastify.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(landing));
}

async function page(
  fastify: FastifyInstance,
  { files, addresses }: App,
  root: string,
  writeKey: string,
): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) {
    for (const address of addresses) fastify.get(address, (request, reply) => missing(request, reply));
    return;
  }
  await fastify.register(fastifyStatic, {
    root,
    prefix: files,
    decorateReply: false,
    index: false,
    globIgnore: ['**/index.html', 'src/**'],
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const built = await readFile(join(root, 'index.html'), 'utf8');
  const html = built.replace(`data-write-key="${DEMO_WRITE_KEY}"`, () => `data-write-key="${writeKey}"`);
  for (const address of addresses) fastify.get(address, (request, reply) => showPage(html, request, reply));
}

/** Every address inside an application shows its page; a file that is not there stays not there. */
function showPage(html: string, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [path = ''] = request.url.split('?', 1);
  if (path.startsWith('/shop/api/') || /\.\w{2,5}$/.test(path)) return missing(request, reply);
  return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
}

function missing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, problem } = toProblem(refuse('not-found', 'There is nothing at this address.'), request.id);
  return reply.status(status).send(problem);
}

/** One script that any shop's page may load. */
async function widget(fastify: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(join(root, 'presage.js'))) return;
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, { root, serve: false });
    scope.get('/widget/presage.js', (_request, reply) =>
      reply
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('access-control-allow-origin', '*')
        .header('cache-control', 'public, max-age=300')
        .sendFile('presage.js', { cacheControl: false }),
    );
  });
}

const landing = `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Presage</title>
<style>
  :root { color-scheme: light dark; font: 17px/1.6 system-ui, sans-serif }
  body { max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem }
  h1 { font-weight: 600; letter-spacing: -.02em; margin: 0 }
  p { margin: .3rem 0 2rem; opacity: .75 }
  a { display: block; padding: .7rem 0; border-top: 1px solid #8884; color: inherit; text-decoration: none }
  a:hover b { text-decoration: underline } span { opacity: .65; margin-left: .6rem }
</style>
<h1>Presage</h1>
<p>Hears the question before it is asked. <span lang="zh">问题未出口，已经听见。</span></p>
<nav>
  <a href="/shop"><b>Shop</b><span>browse and ask · 逛店提问</span></a>
  <a href="/desk"><b>Desk</b><span>for agents · 客服工作台</span></a>
  <a href="/admin"><b>Admin</b><span>for administrators · 管理后台</span></a>
  <a href="/docs"><b>Docs</b><span>HTTP API and events · 接口文档</span></a>
</nav>
</html>
`;
