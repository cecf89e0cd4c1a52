import Libsql from 'libsql';

type Row = [position: number, ...rest: number[], id: string, data: string, metadata: string];

/**
 * Reads and parses every event of a log file, a thousand at a time, and does nothing else: the ceiling of whatever
 * goes through a log. A program of its own; prints events a second.
 */
const database = new Libsql(process.argv[2] ?? '');
const read = database.prepare('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT 1000').raw();
const start = performance.now();
let seen = 0;
for (let after = 0, rows = page(after); rows.length > 0; rows = page(after)) {
  for (const row of rows) {
    JSON.parse(row[7] as string);
    JSON.parse(row[8] as string);
  }
  seen += rows.length;
  after = rows.at(-1)?.[0] ?? after;
}
process.stdout.write(`${String((seen / (performance.now() - start)) * 1_000)}\n`);
database.close();

function page(after: number): Row[] {
  return read.all([after]) as Row[];
}
