import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DEMO_WRITE_KEY } from '../config/variables.js';
import { toProblem } from '../errors/to-problem.js';
import { refuse } from '../errors/problems.js';
import { landing } from './landing.js';
import { isLookedAt, showNothingHere } from './nothing-here.js';
import { MARK } from './plain-page.js';

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

const HTML = 'text/html; charset=utf-8';

/** Names of built files carry a hash of their content, so they may be kept for good. */
const HASHED = /-[\w-]{8}\.\w+(\.gz)?$/;

/**
 * Serves the built pages, the widget and the landing page.
 *
 * @param dist folder that holds `apps/`
 * @param writeKey the key that the demo shop's pages send behaviour with
 */
export async function pages(fastify: FastifyInstance, dist: string, writeKey: string): Promise<void> {
  for (const app of apps) await page(fastify, app, join(dist, 'apps', app.folder), writeKey);
  await widget(fastify, join(dist, 'apps', 'widget'));
  fastify.get('/', (_request, reply) => reply.type(HTML).send(landing));
  fastify.get('/favicon.ico', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=86400').type('image/svg+xml').send(MARK),
  );
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
    globIgnore: ['**/index.html', '**/*.gz', 'src/**'],
    preCompressed: true,
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
  return reply.header('cache-control', 'no-cache').type(HTML).send(html);
}

function missing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, problem } = toProblem(refuse('not-found', 'There is nothing at this address.'), request.id);
  return isLookedAt(request) ? showNothingHere(reply) : reply.status(status).send(problem);
}

/** One script that any shop's page may load. */
async function widget(fastify: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(join(root, 'presage.js'))) return;
  await fastify.register(async (scope) => {
    await scope.register(fastifyStatic, { root, serve: false, preCompressed: true });
    scope.get('/widget/presage.js', (_request, reply) =>
      reply
        .header('cross-origin-resource-policy', 'cross-origin')
        .header('access-control-allow-origin', '*')
        .header('cache-control', 'public, max-age=300')
        .sendFile('presage.js', { cacheControl: false }),
    );
  });
}
