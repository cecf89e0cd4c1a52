import { type RejectedInput, RejectedInputs, type RejectedPage } from './rejected-inputs.js';

/** Rejected inputs in a map, for tests. */
export class InMemoryRejectedInputs extends RejectedInputs {
  private readonly inputs = new Map<string, RejectedInput>();

  override async keep(input: RejectedInput): Promise<void> {
    if (!this.inputs.has(input.id)) this.inputs.set(input.id, { ...input });
  }

  override async list({ limit = 100, before }: RejectedPage = {}): Promise<readonly RejectedInput[]> {
    const all = [...this.inputs.values()];
    const end = before === undefined ? all.length : all.findIndex(({ id }) => id === before);
    return all.slice(0, Math.max(0, end)).reverse().slice(0, limit);
  }

  override async get(id: string): Promise<RejectedInput | undefined> {
    return this.inputs.get(id);
  }

  override async count(): Promise<number> {
    return this.inputs.size;
  }

  override async remove(ids: readonly string[]): Promise<number> {
    return [...new Set(ids)].filter((id) => this.inputs.delete(id)).length;
  }
}
