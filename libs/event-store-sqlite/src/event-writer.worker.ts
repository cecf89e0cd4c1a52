import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '#sqlite';
import { EventWriter } from './event-writer.js';
import { MIGRATIONS } from './schema.js';
import { type Group, type Outcomes, writeGroup } from './write-group.js';

/** What the writing thread answers to a group: outcomes, or why nothing was stored. */
export type WriterAnswer =
  { readonly outcomes: Outcomes } | { readonly failed: { readonly message: string; readonly code: unknown } };

const database = openDatabase(workerData as string, { synchronous: 'full', migrations: MIGRATIONS });
const writer = new EventWriter(database);

parentPort?.on('message', (message: Group | 'close') => {
  if (message === 'close') {
    database.close();
    parentPort?.close();
  } else {
    parentPort?.postMessage(answer(message));
  }
});

function answer(group: Group): WriterAnswer {
  try {
    return { outcomes: writeGroup(writer, group) };
  } catch (error) {
    const { message, code } = error as { message: string; code?: unknown };
    return { failed: { message, code } };
  }
}
