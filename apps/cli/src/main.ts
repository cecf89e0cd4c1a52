import { readdir } from 'node:fs/promises';
import { Command } from 'commander';
import { UsageError } from './usage-error.js';

interface CommandModule {
  register(program: Command): void;
}

/** Every file in `commands/` is a command of that name. Only the one that is asked for is loaded: each takes its time. */
async function commands(): Promise<CommandModule[]> {
  const folder = new URL('./commands/', import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js') && !file.includes('.spec.'));
  const asked = files.filter((file) => file === `${process.argv[2] ?? ''}.js`);
  return Promise.all(
    (asked.length > 0 ? asked : files.sort()).map(
      (file) => import(new URL(file, folder).href) as Promise<CommandModule>,
    ),
  );
}

const program = new Command('presage')
  .description('Presage hears the question before it is asked.')
  .showHelpAfterError('(add --help for what a command takes)');
for (const command of await commands()) command.register(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
