import { useWords } from '../../../shared/i18n/locale.js';
import { TabbedPage } from '../model-parts/tabbed-page.js';
import { ContentOf } from './content-of.js';

/** What the shop says: articles, the assistant's answers, agents' canned replies, and what intents are learned from. */
export function ContentScreen() {
  const { content: words, adminPage } = useWords();
  return (
    <TabbedPage
      title={adminPage.content}
      lead={words.lead}
      root="/admin/content"
      tabs={[
        { path: '', name: words.kinds.article, screen: <ContentOf key="article" kind="article" /> },
        { path: 'answers', name: words.kinds.answer, screen: <ContentOf key="answer" kind="answer" /> },
        { path: 'canned', name: words.kinds.canned, screen: <ContentOf key="canned" kind="canned" /> },
        { path: 'intents', name: words.kinds.intent, screen: <ContentOf key="intent" kind="intent" /> },
      ]}
    />
  );
}
