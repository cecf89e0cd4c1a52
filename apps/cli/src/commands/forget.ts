import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type Command } from 'commander';
import { UuidV7Ids } from '#kernel';
import type { ForgettingProof } from '#protocol';
import { dataFolder } from '../data-folder.js';
import { ForgottenAlready, NobodyKnown } from '../../../../src/forgetting/forgetting.js';
import { confirmed } from '../forgetting/confirmed.js';
import { forgetting } from '../forgetting/forgetting.js';
import { previewText, proofText } from '../forgetting/proof-text.js';
import { UsageError } from '../usage-error.js';

interface Options {
  readonly var: string;
  readonly backups?: string;
  readonly reason?: string;
  readonly yes?: boolean;
  readonly preview?: boolean;
  readonly json?: boolean;
}

/** `presage forget SHOPPER --reason WHY` */
export function register(program: Command): void {
  program
    .command('forget')
    .description('Forget a shopper for good, look through everything, and print what was found.')
    .argument('<shopper>', 'any id of theirs as the desk shows it, for example u-1024')
    .option('--reason <text>', 'why; it is kept with the proof, so name no personal details')
    .option('--preview', 'only show what it would reach')
    .option('--yes', 'do not ask for the id once more')
    .addOption(dataFolder())
    .option('--backups <folder>', 'where its backups are', process.env.PRESAGE_BACKUPS)
    .option('--json', 'print one JSON object')
    .action(forget);
}

async function forget(shopperId: string, options: Options): Promise<void> {
  const { reason = '', json } = options;
  if (!options.preview && reason.trim().length < 3)
    throw new UsageError('Say why: --reason "asked by mail".');
  const backups = options.backups ?? join(options.var, 'backups');
  await using open = await forgetting(options.var, backups);
  try {
    const preview = await open.forgetting.preview(shopperId);
    if (options.preview) {
      print(preview, previewText(preview), json);
      return;
    }
    if (!options.yes && !(await confirmed(preview))) {
      throw new UsageError('That is not the id. Nothing was forgotten.');
    }
    const actor = { kind: 'administrator', id: userInfo().username } as const;
    const who = { actor, correlationId: new UuidV7Ids().next(), reason: reason.trim() };
    const { proved } = await open.forgetting.forget(shopperId, who);
    const proof = await proved;
    print(proof, proofText(proof), json);
    if (isBroken(proof)) process.exitCode = 1;
  } catch (error) {
    if (error instanceof NobodyKnown || error instanceof ForgottenAlready)
      throw new UsageError(error.message);
    throw error;
  }
}

const isBroken = ({ checks }: ForgettingProof): boolean => checks.some(({ found }) => found > 0);

function print(value: unknown, text: string, json: boolean | undefined): void {
  process.stdout.write(json ? `${JSON.stringify(value)}\n` : text);
}
