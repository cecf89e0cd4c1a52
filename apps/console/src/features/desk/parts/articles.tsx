import type { CitedArticle } from '#protocol';
import { Anchor } from '@mantine/core';
import { IconArticle } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { plainly } from '../../../shared/ui/written.js';
import { isPage } from './is-page.js';
import classes from './parts.module.css';

/** Articles with the passage that answers. */
export function Articles({ articles }: { readonly articles: readonly CitedArticle[] }) {
  const { acts } = useWords();
  return (
    <ul className={classes.articles} aria-label={acts.articles}>
      {articles.map(({ articleId, title, passage, url }) => (
        <li key={articleId} className={classes.article}>
          <span className={classes.articleTitle}>
            <IconArticle size={15} aria-hidden />
            {isPage(url) ? (
              <Anchor href={url} target="_blank" rel="noopener noreferrer" inherit>
                {title}
              </Anchor>
            ) : (
              title
            )}
          </span>
          <span className={classes.passage}>{plainly(passage)}</span>
        </li>
      ))}
    </ul>
  );
}
