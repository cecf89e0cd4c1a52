import { Text, Title } from '@mantine/core';
import { NavLink, Navigate, Route, Routes } from 'react-router';
import { useWords } from '../../../shared/i18n/locale.js';
import admin from '../admin.module.css';
import parts from '../model-parts/parts.module.css';
import { CompareScreen } from './compare/compare-screen.js';
import { DriftScreen } from './drift/drift-screen.js';
import { EvaluationScreen } from './evaluation/evaluation-screen.js';
import { FunnelScreen } from './funnel/funnel-screen.js';
import { ModelsScreen } from './models/models-screen.js';

const ROOT = '/admin/foresight';
const TABS = [
  ['models', ROOT],
  ['evaluation', `${ROOT}/evaluation`],
  ['compare', `${ROOT}/compare`],
  ['drift', `${ROOT}/drift`],
  ['recommendations', `${ROOT}/recommendations`],
] as const;

/** How shoppers are foreseen: by which model, how well, what another would change, and whether it still holds. */
export function ForesightScreen() {
  const { foresightModels: words, adminPage } = useWords();
  return (
    <div className={admin.page}>
      <div>
        <Title order={1}>{adminPage.foresight}</Title>
        <Text size="sm" c="dimmed">
          {words.lead}
        </Text>
      </div>
      <nav className={parts.tabs} aria-label={adminPage.foresight}>
        {TABS.map(([name, to]) => (
          <NavLink key={name} to={to} end>
            {words.tabs[name]}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<ModelsScreen />} />
        <Route path="evaluation" element={<EvaluationScreen />} />
        <Route path="compare" element={<CompareScreen />} />
        <Route path="drift" element={<DriftScreen />} />
        <Route path="recommendations" element={<FunnelScreen />} />
        <Route path="*" element={<Navigate to={ROOT} replace />} />
      </Routes>
    </div>
  );
}
