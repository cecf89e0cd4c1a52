import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { RequestMethod } from '@nestjs/common';

const BUILT = fileURLToPath(new URL('../../src', import.meta.url));
type Class = new (...parts: never[]) => object;

/** Everything that files of this kind export, so that nobody has to remember to list a new one. */
async function classesIn(suffix: string): Promise<readonly Class[]> {
  const files = readdirSync(BUILT, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(suffix),
  );
  const modules = await Promise.all(
    files.map(async (name) => (await import(pathToFileURL(join(BUILT, name)).href)) as object),
  );
  return modules
    .flatMap((one) => Object.values(one) as unknown[])
    .filter((one): one is Class => typeof one === 'function');
}

const methodsOf = ({ prototype }: Class): readonly object[] =>
  Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const value = (prototype as Record<string, unknown>)[name];
    return name !== 'constructor' && typeof value === 'function' ? [value] : [];
  });

/** `namespace message` of all that the gateways listen to. */
export async function declaredMessages(): Promise<readonly string[]> {
  return (await classesIn('.gateway.js')).flatMap((gateway) => {
    const options = Reflect.getMetadata('websockets:gateway_options', gateway) as { namespace?: string };
    return methodsOf(gateway).flatMap((method) => {
      const message = Reflect.getMetadata('message', method) as string | undefined;
      return message === undefined ? [] : [`${options.namespace ?? '/'} ${message}`];
    });
  });
}

/** `METHOD /path/{name}` of all that the controllers answer. */
export async function declaredRoutes(): Promise<readonly string[]> {
  return (await classesIn('.controller.js')).flatMap((controller) => {
    const base = (Reflect.getMetadata('path', controller) as string | undefined) ?? '';
    return methodsOf(controller).flatMap((method) => {
      const verb = Reflect.getMetadata('method', method) as RequestMethod | undefined;
      if (verb === undefined) return [];
      const path = ['', base, Reflect.getMetadata('path', method) as string].join('/');
      const clean = path
        .replace(/\/+/g, '/')
        .replace(/\/$/, '')
        .replace(/:(\w+)/g, '{$1}');
      return [`${RequestMethod[verb]} ${clean}`];
    });
  });
}
