import { useWords } from '../../../shared/i18n/locale.js';
import { TabbedPage } from '../model-parts/tabbed-page.js';
import { CompareScreen } from './compare/compare-screen.js';
import { EvaluationScreen } from './evaluation/evaluation-screen.js';
import { ModelsScreen } from './models/models-screen.js';
import { ReviewScreen } from './review/review-screen.js';

/** How messages are understood: which model does it, how well, what another would change, what to look at. */
export function UnderstandingScreen() {
  const { understanding: words, adminPage } = useWords();
  return (
    <TabbedPage
      title={adminPage.understanding}
      lead={words.lead}
      root="/admin/understanding"
      tabs={[
        { path: '', name: words.tabs.models, screen: <ModelsScreen /> },
        { path: 'evaluation', name: words.tabs.evaluation, screen: <EvaluationScreen /> },
        { path: 'compare', name: words.tabs.compare, screen: <CompareScreen /> },
        { path: 'review', name: words.tabs.review, screen: <ReviewScreen /> },
      ]}
    />
  );
}
