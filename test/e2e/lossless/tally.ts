/** What happened to messages in a run. */
export class Tally {
  /** Messages that somebody wrote. */
  sent = 0;
  /** Messages of which the server said that they are stored. */
  readonly acknowledged = new Set<string>();
  /** Times a message was handed over again, because nobody knew whether it had arrived. */
  sentAgain = 0;
  /** Lines that came to a screen that had them already, and replaced themselves. */
  cameAgain = 0;
  /** Why connections were refused by the server; nobody tries those again. */
  readonly refused: string[] = [];
  connections = 0;
  cuts = 0;
}
