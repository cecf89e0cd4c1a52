import { ExamplesInvalid } from './example.js';

const NEWLINE = 0x0a;

/**
 * The text of a file in UTF-8, without a byte order mark.
 *
 * @throws ExamplesInvalid where it is in another encoding, with the command that converts it.
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  const wide = utf16Of(bytes);
  if (wide)
    throw new ExamplesInvalid(file, undefined, `the file is in ${wide}, not UTF-8. ${howTo(wide, file)}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError) && (error as { name?: string }).name !== 'TypeError') throw error;
    throw new ExamplesInvalid(
      file,
      lineOfFirstBadByte(bytes),
      'this line is not UTF-8: the file is probably in Latin-1 (Windows-1252), or in GB18030 if it is Chinese. ' +
        howTo('WINDOWS-1252', file),
    );
  }
}

const howTo = (encoding: string, file: string): string =>
  `Convert it, for example: iconv -f ${encoding} -t UTF-8 "${file}" > converted${/\.[a-z]+$/i.exec(file)?.[0] ?? ''}`;

/** By its byte order mark, or by the zero bytes that Latin letters leave in it. */
function utf16Of(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16BE';
  const head = bytes.subarray(0, 400);
  const zeros = [0, 0];
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length / 8 && even === 0) return 'UTF-16LE';
  if (even > head.length / 8 && odd === 0) return 'UTF-16BE';
  return undefined;
}

/** Decoding line by line is safe: no byte of a longer UTF-8 sequence is a line break. */
function lineOfFirstBadByte(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let from = 0; from <= bytes.length; line++) {
    const at = bytes.indexOf(NEWLINE, from);
    const end = at === -1 ? bytes.length : at;
    try {
      decoder.decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    from = end + 1;
  }
  return line;
}
