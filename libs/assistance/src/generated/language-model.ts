/** What a language model is given. It gets no tools: words are all that can come of it. */
export interface WritingOrder {
  /** The rules. */
  readonly system: string;
  /** Data: what others wrote. */
  readonly prompt: string;
  /** The writer waits no longer. */
  readonly signal: AbortSignal;
}

export interface Completion {
  readonly text: string;
  /** Which version of the model answered, as its server says. */
  readonly version: string;
}

/**
 * Writes text. Promises: one answer for one order, as the model gave it; asked once, never by itself again; rejects
 * soon after the signal, and where the model cannot be reached or refuses, with a message for the operator's log.
 */
export abstract class LanguageModel {
  /** As the operator chose it. */
  abstract readonly name: string;
  abstract complete(order: WritingOrder): Promise<Completion>;
}
