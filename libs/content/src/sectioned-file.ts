import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';

/** A file of content that cannot be used; the message says where and what to write there. */
export class ContentFileInvalid extends Error {
  override readonly name = 'ContentFileInvalid';
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(`${file}: ${reason}`);
  }
}

export interface Sections<Front> {
  readonly front: Front;
  /** Markdown, by language. */
  readonly text: { readonly en: string; readonly zh: string };
}

const FILE = /^\uFEFF?---\n(.*?)\n---\s+# en\n(.*?)\n# zh\n(.*)$/s;

/**
 * Reads front matter and the sections `# en` and `# zh`.
 *
 * @throws ContentFileInvalid
 */
export function readSections<Schema extends z.ZodType>(
  file: string,
  source: string,
  schema: Schema,
): Sections<z.output<Schema>> {
  const [, head, en = '', zh = ''] = FILE.exec(source.replaceAll('\r\n', '\n')) ?? [];
  if (head === undefined) {
    throw new ContentFileInvalid(
      file,
      'begins with a line ---, front matter, ---, then the sections "# en" and "# zh".',
    );
  }
  const text = { en: en.trim(), zh: zh.trim() };
  if (text.en === '' || text.zh === '') throw new ContentFileInvalid(file, 'a section has no text.');
  const front = schema.safeParse(yamlOf(file, head));
  if (front.success) return { front: front.data, text };
  const [issue] = front.error.issues;
  throw new ContentFileInvalid(file, `front matter, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function yamlOf(file: string, head: string): unknown {
  try {
    return parseYaml(head);
  } catch (error) {
    throw new ContentFileInvalid(file, `front matter is not valid YAML: ${(error as Error).message}`);
  }
}
