import type { ArticleHit, CitedArticle, Language } from '#protocol';
import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { request } from '../../../shared/api/request.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useStore } from '../../../shared/link/store.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { Articles } from '../parts/articles.js';
import { asTyped } from './as-typed.js';
import classes from './composer.module.css';
import { useCompositions } from './compositions.js';

interface ArticlePickerProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly conversationId: string;
  readonly language: Language;
}
const AFTER_MS = 250;

/** Help articles in the shopper's language, each with the passage that answers best. */
export function ArticlePicker({ opened, close, ...rest }: ArticlePickerProps) {
  const { composer, app } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={composer.articlesTitle}
      closeButtonProps={{ 'aria-label': app.close }}
    >
      {opened && <Content {...rest} />}
    </Modal>
  );
}

function Content({ conversationId, language }: Pick<ArticlePickerProps, 'conversationId' | 'language'>) {
  const { composer } = useWords();
  const compositions = useCompositions();
  const { parts } = useStore(compositions.of(conversationId));
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), AFTER_MS);
  const search = useQuery({
    queryKey: ['articles', language, query],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ q: query, language });
      return (await request(`/api/articles/search?${asked.toString()}`, { signal })) as readonly ArticleHit[];
    },
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const hits = query === '' ? [] : (search.data ?? []);
  const there = new Set(
    parts.flatMap((part) =>
      part.kind === 'articles' ? part.articles.map(({ articleId }) => articleId) : [],
    ),
  );
  return (
    <div className={classes.pick}>
      <TextInput
        data-autofocus
        aria-label={composer.articlesFind}
        placeholder={composer.articlesFind}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {search.isError && (
        <ProblemNote problem={problemOf(search.error)} again={() => void search.refetch()} />
      )}
      <ul className={classes.pickList} aria-label={composer.articlesTitle}>
        {hits.map((hit) => {
          const added = there.has(hit.articleId);
          return (
            <li key={hit.articleId}>
              <Articles articles={[citedOf(hit)]} />
              <Button
                size="compact-sm"
                variant={added ? 'subtle' : 'light'}
                disabled={added}
                {...(!added && { 'aria-label': composer.addItLabel(hit.title) })}
                onClick={() =>
                  compositions.add(conversationId, { kind: 'articles', articles: [citedOf(hit)] })
                }
              >
                {added ? composer.added : composer.addIt}
              </Button>
            </li>
          );
        })}
      </ul>
      {hits.length === 0 && !search.isFetching && !search.isError && (
        <p className={classes.pickerNone}>{query === '' ? composer.articlesStart : composer.articlesEmpty}</p>
      )}
    </div>
  );
}

const LONGEST_PASSAGE = 1200;

const citedOf = ({ articleId, title, passage, url }: ArticleHit): CitedArticle => ({
  articleId,
  title,
  passage: asTyped(passage).slice(0, LONGEST_PASSAGE),
  ...(url !== undefined && { url }),
});
