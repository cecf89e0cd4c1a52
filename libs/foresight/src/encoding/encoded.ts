/**
 * Sequences as whole numbers. In every vocabulary 0 is padding and 1 is *unknown*; -1 among the targets says that
 * there is nothing to learn at that place (not known yet, or not asked of this data).
 */
export interface EncodedSequence {
  /** One number a moment each, oldest first. */
  readonly type: Int32Array;
  readonly item: Int32Array;
  readonly category: Int32Array;
  readonly price: Int32Array;
  /** Band of the time since the moment before: how long the shopper dwelt there, or stayed away. */
  readonly gap: Int32Array;
  /** One number a sequence. */
  readonly device: number;
}

/** What is to be foreseen after each moment. */
export interface Targets {
  readonly item: Int32Array;
  /** Of the next event in the session; `LEAVE` where none came. */
  readonly type: Int32Array;
  /** Intent of the first message within the horizon; 0 here means that none came. */
  readonly question: Int32Array;
  /** 1 where an order is completed later in this session. */
  readonly purchase: Int32Array;
  /** 1 where another session begins within the days to come. */
  readonly comeBack: Int32Array;
}

export interface Example {
  readonly input: EncodedSequence;
  readonly targets: Targets;
}

/** Sizes of the vocabularies, padding and unknown included. A size of 0 leaves the feature, or the head, out. */
export interface Sizes {
  readonly types: number;
  readonly items: number;
  readonly categories: number;
  readonly prices: number;
  readonly gaps: number;
  readonly devices: number;
  /** Classes of the head: 0 is *none*. */
  readonly questions: number;
  /** Whether there is something to learn for these two. */
  readonly purchase: boolean;
  readonly comeBack: boolean;
}

/** The size and make of a sequence Transformer. */
export interface ModelShape {
  readonly sizes: Sizes;
  /** Moments that are seen at most. */
  readonly length: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Width of the vectors that tell what an item is ({@link ItemContent}); 0: known by their ids alone. */
  readonly content: number;
}

/** What is known of items beside who turned to them: [items, width], row by row, zeros where nothing is. */
export interface ItemContent {
  readonly width: number;
  readonly vectors: Float32Array;
}
