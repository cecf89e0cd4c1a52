import { resolve } from 'node:path';
import type { House } from '../house.js';

/** What the one who started Presage wants to know next. */
export function summary({ config }: House, url: string): string {
  const at = (path: string): string => `${url}${path}`;
  const lines = config.roles.has('gateway')
    ? [
        ...(config.demo ? [['Shop', at('/shop')]] : []),
        ['Desk', at('/desk')],
        ['Admin', at('/admin')],
        ['API', at('/docs')],
      ]
    : [['Health', at('/health/ready')]];
  const data = ['Data', resolve(config.dataFolder)];
  const shown = [...lines, data].map(([name = '', value = '']) => `  ${name.padEnd(8)}${value}`);
  return `\nPresage is ready (${[...config.roles].join(', ')}).\n\n${shown.join('\n')}\n\nCtrl-C stops it.\n`;
}
