import type { SentenceEncoder } from '#understanding';

/** Messages as shoppers write them: short ones, and longer ones. */
const MESSAGES = [
  'Hi',
  'Where is my order?',
  'I would like to return the blue jacket, it is too small.',
  'Do you ship to Norway?',
  'My parcel says delivered, but nothing has arrived. Can you find out where it is?',
  'Can I still change the delivery address?',
  'refund',
  'The discount code does not work at the checkout, it says that it has expired.',
];
const BATCH = 32;
const MOST_MESSAGES = 300;
const LONGEST_MS = 2_000;

export interface Speed {
  /** Milliseconds from text to vector, nothing else under way. */
  readonly p50: number;
  readonly p99: number;
  /** Texts a second, 32 at a time. */
  readonly batched: number;
}

/** Measures an encoder for a few seconds. @param onShare 0 to 1 */
export async function speedOf(encoder: SentenceEncoder, onShare: (share: number) => void): Promise<Speed> {
  const begin = performance.now();
  const share = (): void => onShare(Math.min(1, (performance.now() - begin) / (2 * LONGEST_MS)));
  const times: number[] = [];
  for (let i = 0; i < MOST_MESSAGES && performance.now() - begin < LONGEST_MS; i++) {
    const started = performance.now();
    await encoder.encode([MESSAGES[i % MESSAGES.length] ?? '']);
    times.push(performance.now() - started);
    share();
  }
  const batch = Array.from({ length: BATCH }, (_, i) => MESSAGES[i % MESSAGES.length] ?? '');
  const started = performance.now();
  let texts = 0;
  while (performance.now() - started < LONGEST_MS / 2) {
    await encoder.encode(batch);
    texts += BATCH;
    share();
  }
  const batched = (texts / (performance.now() - started)) * 1000;
  times.sort((a, b) => a - b);
  const at = (quantile: number): number => times[Math.floor(quantile * times.length)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), batched };
}
