import { useWords } from '../../../shared/i18n/locale.js';
import { TabbedPage } from '../model-parts/tabbed-page.js';
import { CompareScreen } from './compare/compare-screen.js';
import { DriftScreen } from './drift/drift-screen.js';
import { EvaluationScreen } from './evaluation/evaluation-screen.js';
import { FunnelScreen } from './funnel/funnel-screen.js';
import { ModelsScreen } from './models/models-screen.js';

/** How shoppers are foreseen: by which model, how well, what another would change, and whether it still holds. */
export function ForesightScreen() {
  const { foresightModels: words, adminPage } = useWords();
  return (
    <TabbedPage
      title={adminPage.foresight}
      lead={words.lead}
      root="/admin/foresight"
      tabs={[
        { path: '', name: words.tabs.models, screen: <ModelsScreen /> },
        { path: 'evaluation', name: words.tabs.evaluation, screen: <EvaluationScreen /> },
        { path: 'compare', name: words.tabs.compare, screen: <CompareScreen /> },
        { path: 'drift', name: words.tabs.drift, screen: <DriftScreen /> },
        { path: 'recommendations', name: words.tabs.recommendations, screen: <FunnelScreen /> },
      ]}
    />
  );
}
