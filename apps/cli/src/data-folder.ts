import { Option } from 'commander';

/** `--var`: the folder that holds everything, as the server's `PRESAGE_VAR`. */
export const dataFolder = (): Option =>
  new Option('--var <folder>', 'where the data of this installation is').default(
    process.env.PRESAGE_VAR ?? 'var',
  );
