import type { Piece } from './use-lite-weights.js';
import { MAX_TOKENS } from './use-lite-parameters.js';

const UNKNOWN = '�';
const RESERVED_IDS = 6;

/**
 * The vocabulary as a Hugging Face `tokenizer.json`: a SentencePiece unigram model (Kudo 2018, arXiv 1804.10959).
 * Ids must stay where they are, since they are rows of the embedding table.
 */
export function tokenizerJson(pieces: readonly Piece[]): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: {
      type: 'Sequence',
      normalizers: [
        { type: 'NFKC' },
        { type: 'Replace', pattern: { Regex: '\\s+' }, content: ' ' },
        { type: 'Strip', strip_left: true, strip_right: true },
      ],
    },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: false },
    post_processor: null,
    decoder: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: false },
    model: { type: 'Unigram', unk_id: 0, byte_fallback: false, vocab: matchable(pieces) },
  };
}

export const tokenizerConfig: object = {
  tokenizer_class: 'PreTrainedTokenizerFast',
  model_max_length: MAX_TOKENS,
  pad_token: UNKNOWN,
  unk_token: UNKNOWN,
  padding_side: 'right',
  clean_up_tokenization_spaces: false,
};

/**
 * Three corrections. Control symbols have score 0, the best of all, and would match a shopper who types `<s>`;
 * of a piece that stands more than once only the last counts; a missing score is 0.
 * What must not match is given a name with a space: the pre-tokenizer leaves no space in the text.
 */
function matchable(pieces: readonly Piece[]): [string, number][] {
  const last = new Map(pieces.map(([piece], id) => [piece, id]));
  return pieces.map(([piece, score], id) => {
    const isControl = id > 0 && id < RESERVED_IDS;
    const isShadowed = last.get(piece) !== id;
    return [isControl || isShadowed ? `unused ${String(id)}` : piece, score ?? 0];
  });
}
