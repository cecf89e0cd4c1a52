import type { ContentBody, ContentItem, ContentKind, ContentPreview, ContentView } from '#protocol';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { post, put, remove, request } from '../../../shared/api/request.js';

const ROOT = '/api/admin/content';
const of = (kind: ContentKind, id: string): string => `${ROOT}/${kind}/${encodeURIComponent(id)}`;
const keyOf = (kind: ContentKind) => ['content', kind];

export const useContentList = (kind: ContentKind) =>
  useQuery({
    queryKey: [...keyOf(kind), 'list'],
    queryFn: async ({ signal }) => (await request(`${ROOT}/${kind}`, { signal })) as readonly ContentItem[],
  });

export const useContentItem = (kind: ContentKind, id: string | undefined) =>
  useQuery({
    queryKey: [...keyOf(kind), 'item', id],
    queryFn: async ({ signal }) => (await request(of(kind, id ?? ''), { signal })) as ContentView,
    enabled: id !== undefined,
  });

/** How it would read; asked for again whenever the words have rested for a moment. */
export const useContentPreview = (content: ContentBody, contentId: string) =>
  useQuery({
    queryKey: ['content-preview', content.kind, contentId, content],
    queryFn: async ({ signal }) =>
      (await request(`${ROOT}/${content.kind}/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ contentId, content }),
        signal,
      })) as ContentPreview,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

export interface Written {
  readonly contentId: string;
  readonly expectedVersion: number;
  readonly content: ContentBody;
}

/** @param stored called before anything is read anew: whoever wrote may be gone from the page after that */
export function useWriteContent(kind: ContentKind, stored: () => void) {
  return useChange(kind, async ({ contentId, ...written }: Written) => {
    await put(of(kind, contentId), written);
    stored();
  });
}

export function useRestoreContent(kind: ContentKind, contentId: string) {
  return useChange(kind, (order: { readonly version: number; readonly expectedVersion: number }) =>
    post(`${of(kind, contentId)}/restore`, order),
  );
}

export function useWithdrawContent(kind: ContentKind, contentId: string) {
  return useChange(kind, (expectedVersion: number) =>
    remove(`${of(kind, contentId)}?expectedVersion=${String(expectedVersion)}`),
  );
}

function useChange<Input>(kind: ContentKind, change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(kind) }),
  });
}
