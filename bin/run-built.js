import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a built program, building first where there is no build yet. Progress of the build goes to standard error. */
export async function runBuilt(program) {
  const file = `${root}dist/${program}`;
  if (!existsSync(file)) {
    process.stderr.write('Building once …\n');
    const built = spawnSync('npm', ['run', '--silent', 'build:server'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (built.status !== 0) process.exit(built.status ?? 1);
  }
  await import(file);
}
