import { setImmediate as turn } from 'node:timers/promises';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { placeOf, type Said, saidProjection, transcriptProjection, wordsOf } from '#conversation';
import { remembered, type Transcript, type TranscriptHit, type TranscriptSearch } from '#protocol';
import { ReadModels } from '#read-models';

/** Conversations in which all words of the query were said, the ones that were talked in last first. */
export class SearchTranscripts extends Query<TranscriptSearch> {
  constructor(
    readonly query: string,
    readonly limit: number,
  ) {
    super();
  }
}

/** Small enough that nobody else waits for it. */
const PAGE = 500;
const PATIENCE_MS = 2_000;

@QueryHandler(SearchTranscripts)
export class SearchTranscriptsHandler implements IQueryHandler<SearchTranscripts> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ query, limit }: SearchTranscripts): Promise<TranscriptSearch> {
    const words = wordsOf(query);
    const found = new Set<string>();
    const giveUp = performance.now() + PATIENCE_MS;
    let searched = 0;
    let all = false;
    while (!all && found.size < limit && performance.now() < giveUp) {
      const page = await this.page(searched);
      for (const { conversationId, text } of page) {
        if (found.size === limit) break;
        searched += 1;
        if (words.every((word) => text.includes(word))) found.add(conversationId);
      }
      all = page.length < PAGE && found.size < limit;
      await turn();
    }
    return { hits: await this.hits([...found], words), searched, all };
  }

  private async page(offset: number): Promise<readonly Said[]> {
    const newest = { orderBy: 'lastAt', direction: 'descending', limit: PAGE, offset } as const;
    return (await this.readModels.find<Said>(saidProjection, newest)).map(({ document }) => document);
  }

  private async hits(ids: readonly string[], words: readonly string[]): Promise<TranscriptHit[]> {
    const transcripts = await this.readModels.getMany<Transcript>(transcriptProjection, ids);
    return ids.flatMap((id) => {
      const transcript = transcripts.get(id);
      return (transcript && bestLine(transcript, words)) ?? [];
    });
  }
}

/** The line that has most of the words, the newest of them. */
function bestLine(transcript: Transcript, words: readonly string[]): TranscriptHit | undefined {
  const { conversationId, shopperId, status } = transcript;
  let best: { readonly hit: TranscriptHit; readonly count: number } | undefined;
  for (const { id: entryId, kind, at, text: written } of transcript.entries.toReversed()) {
    const text = kind === 'note' ? undefined : remembered(written);
    if (text === undefined) continue;
    const places = words.flatMap((word) => placeOf(text, word) ?? []);
    const [place] = places;
    if (!place || places.length <= (best?.count ?? 0)) continue;
    best = {
      count: places.length,
      hit: { conversationId, shopperId, status, at, entryId, kind, text, ...place },
    };
  }
  return best?.hit;
}
