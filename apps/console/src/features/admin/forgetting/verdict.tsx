import type { ForgettingProof } from '#protocol';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';

/** What the checks came to, in one sentence. */
export function Verdict({ proof }: { readonly proof: ForgettingProof }) {
  const { forgetting: words } = useWords();
  const { number } = useFormat();
  if (proof.provedAt === undefined) return <span>{words.checking}</span>;
  const found = stillReadable(proof);
  return <span>{found === 0 ? words.allWell : words.found(number(found))}</span>;
}

export const stillReadable = ({ checks }: ForgettingProof): number =>
  checks.reduce((sum, { found }) => sum + found, 0);
