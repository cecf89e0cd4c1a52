import type { ReadModels } from '#read-models';

/** What an adapter gives to the contract suite. */
export interface ReadModelsHarness {
  /** New, empty read models. */
  open(): Promise<ReadModels>;
  /** Closes them and opens the same again, where they outlive the process. */
  readonly reopen?: (models: ReadModels) => Promise<ReadModels>;
  /** A second connection to them, as another process has it. */
  readonly beside?: (models: ReadModels) => Promise<ReadModels>;
  /** Whether a search through the bytes on the disk finds a text. */
  readonly onDisk?: (text: string) => boolean;
}
