import type { WrittenTranscript } from './written-transcript.js';

/** Plain text: for reading anywhere, and for the plain part of an e-mail. */
export function asText({ title, about, lines }: WrittenTranscript): string {
  const paragraphs = lines.map(({ time, who, text, below }) =>
    who === undefined
      ? `[${time}] — ${text}`
      : [`[${time}] ${who}:`, ...text.split('\n'), ...below.map((row) => `- ${row}`)].join('\n'),
  );
  return `${[title, about, ...paragraphs].join('\n\n')}\n`;
}
