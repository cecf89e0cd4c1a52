import type { Documents, Projection } from '../projection.js';

/** A document as people see it, worked out when it is first looked at. */
export class View {
  private shown: { readonly value: unknown } | undefined;

  private constructor(private readonly present: () => unknown) {}

  /** Of the document under a key; where that points to another, of that one. */
  static of<Document>(projection: Projection<Document>, documents: Documents<Document>, key: string): View {
    const aliasOf = (document: Document | undefined): string | undefined =>
      document === undefined ? undefined : projection.aliasOf?.(document);
    let document = documents.get(key);
    for (let alias = aliasOf(document); alias !== undefined; alias = aliasOf(document)) {
      document = documents.get(alias);
    }
    return new View(() =>
      document === undefined || !projection.present ? document : projection.present(document),
    );
  }

  get value(): unknown {
    this.shown ??= { value: this.present() };
    return this.shown.value;
  }
}
