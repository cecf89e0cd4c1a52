import type { TranscriptSearch } from '#protocol';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../../../shared/api/request.js';

const AFTER_MS = 250;
const MOST = 30;

/** A Chinese character says as much as a word does: one is enough. */
export const isSearchable = (text: string): boolean => text.length >= 2 || /\p{Script=Han}/u.test(text);

/** What was said with these words in it; asked for once nobody writes any more. */
export function useTranscriptSearch(text: string) {
  const [query] = useDebouncedValue(text.trim(), AFTER_MS);
  const search = useQuery({
    queryKey: ['transcripts', query],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ q: query, limit: String(MOST) });
      return (await request(`/api/conversations/search?${asked.toString()}`, { signal })) as TranscriptSearch;
    },
    enabled: isSearchable(query),
    placeholderData: keepPreviousData,
  });
  return { ...search, query };
}
