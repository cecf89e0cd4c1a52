/** Something that was said in the conversation before the question. */
export interface Turn {
  readonly from: 'shopper' | 'staff';
  readonly text: string;
}

/** A text to be understood. */
export interface Question {
  readonly text: string;
  /** What came before it, oldest first; read only by models that were trained with it. */
  readonly before?: readonly Turn[] | undefined;
}

/** Texts that nothing came before. */
export const questionsOf = (texts: readonly string[]): readonly Question[] => texts.map((text) => ({ text }));
