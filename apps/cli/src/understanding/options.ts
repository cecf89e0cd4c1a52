import { Option } from 'commander';
import { join } from 'node:path';

/** Where the encoder and trained models are kept: beside the server's data, so that both share them. */
export const modelsFolder = (): Option =>
  new Option('--models <dir>', 'folder of the encoder and of trained models').default(
    join(process.env.PRESAGE_VAR ?? 'var', 'models'),
  );

export const noEncoder = (): Option => new Option('--no-encoder', 'n-grams alone, without sentence vectors');

export interface UnderstandingOptions {
  readonly models: string;
  readonly encoder: boolean;
}
