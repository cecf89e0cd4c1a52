import { resolve } from 'node:path';
import type { House } from '../house.js';
import type { Ready } from '../readiness.js';
import { demoAccounts } from '../shop/demo-staff.js';

/** What the one who started Presage wants to know next. */
export function summary({ config, secrets }: House, url: string, ready: Ready): string {
  const gateway = config.roles.has('gateway');
  const demo = gateway && config.demo;
  const lines = [
    ...(demo ? [['Shop', `${url}/shop`]] : []),
    ...(gateway
      ? [
          ['Desk', `${url}/desk`],
          ['Admin', `${url}/admin`],
          ['API', `${url}/docs`],
        ]
      : [['Health', `${url}/health/ready`]]),
    ['Data', resolve(config.dataFolder)],
  ];
  const accounts = demo
    ? demoAccounts(secrets).map(({ member, password }) => [member.role, `${member.email}   ${password}`])
    : [];
  const parts = [
    headline(config, ready),
    table(lines),
    ...(demo ? [`Demo accounts\n${table(accounts)}`] : []),
    'Ctrl-C stops it.',
  ];
  return `\n${parts.join('\n\n')}\n`;
}

function headline({ roles }: House['config'], { status, checks }: Ready): string {
  if (status === 'ready') return `Presage is ready (${[...roles].join(', ')}).`;
  const wrong = Object.entries(checks).filter(([, state]) => state !== 'ok');
  return `Presage runs, but not everything works:\n${table(wrong)}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows.map(([name = '', value = '']) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}
