import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { reporter, type Report } from './report.js';

const folder = new URL('./', import.meta.url);
const [name, ...options] = process.argv.slice(2);
const known = (await readdir(folder))
  .filter((file) => file.endsWith('.js') && !['main.js', 'report.js'].includes(file))
  .map((file) => file.slice(0, -'.js'.length));

if (name === undefined || !known.includes(name) || !existsSync(new URL(`${name}.js`, folder))) {
  process.stderr.write(
    `Usage: npm run bench -- NAME [--json] [--events N]\nNAME is one of: ${known.join(', ')}\n`,
  );
  process.exitCode = 1;
} else {
  const program = (await import(new URL(`${name}.js`, folder).href)) as {
    run(report: Report, options: readonly string[]): Promise<void>;
  };
  const report = reporter(name, options.includes('--json'), (line) => process.stdout.write(`${line}\n`));
  await program.run(report, options);
}
