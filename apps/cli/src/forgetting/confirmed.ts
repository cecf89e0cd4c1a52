import { createInterface } from 'node:readline/promises';
import type { ForgettingPreview } from '#protocol';
import { UsageError } from '../usage-error.js';
import { previewText } from './proof-text.js';

/** Shows what would be forgotten and has the id written once more. */
export async function confirmed(preview: ForgettingPreview): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError(
      'There is nobody to ask here: add --yes to forget without writing the id once more.',
    );
  }
  process.stderr.write(previewText(preview));
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await terminal.question(`This cannot be undone. Type ${preview.shopperId} to confirm: `);
    return typed.trim() === preview.shopperId;
  } finally {
    terminal.close();
  }
}
