import type { ReadModel, ReadModels, Stored } from '#read-models';

const PAGE = 500;

/** All documents of a generation in the order of their keys, a page at a time. `head` is the next one after `fill`. */
export class PageReader<Document> {
  private page: readonly Stored<Document>[] = [];
  private index = 0;
  private after: string | undefined;
  private ended = false;

  constructor(
    private readonly readModels: Pick<ReadModels, 'find'>,
    private readonly model: ReadModel,
  ) {}

  get head(): Stored<Document> | undefined {
    return this.page[this.index];
  }

  /** Steps over the head. */
  advance(): void {
    this.index++;
  }

  /** Resolves when there is a head, or there will be none any more. */
  async fill(): Promise<void> {
    if (this.head !== undefined || this.ended) return;
    const after = this.after === undefined ? {} : { after: this.after };
    this.page = await this.readModels.find<Document>(this.model, { limit: PAGE, ...after });
    this.index = 0;
    this.ended = this.page.length < PAGE;
    this.after = this.page.at(-1)?.key;
  }
}
