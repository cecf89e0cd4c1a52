import { Text, Title } from '@mantine/core';
import { NavLink, Navigate, Route, Routes } from 'react-router';
import { useWords } from '../../../shared/i18n/locale.js';
import admin from '../admin.module.css';
import { CompareScreen } from './compare/compare-screen.js';
import { EvaluationScreen } from './evaluation/evaluation-screen.js';
import { ModelsScreen } from './models/models-screen.js';
import { ReviewScreen } from './review/review-screen.js';
import classes from '../model-parts/parts.module.css';

const ROOT = '/admin/understanding';
const TABS = [
  ['models', ROOT],
  ['evaluation', `${ROOT}/evaluation`],
  ['compare', `${ROOT}/compare`],
  ['review', `${ROOT}/review`],
] as const;

/** How messages are understood: which model does it, how well, what another would change, what to look at. */
export function UnderstandingScreen() {
  const { understanding: words, adminPage } = useWords();
  return (
    <div className={admin.page}>
      <div>
        <Title order={1}>{adminPage.understanding}</Title>
        <Text size="sm" c="dimmed">
          {words.lead}
        </Text>
      </div>
      <nav className={classes.tabs} aria-label={adminPage.understanding}>
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
        <Route path="review" element={<ReviewScreen />} />
        <Route path="*" element={<Navigate to={ROOT} replace />} />
      </Routes>
    </div>
  );
}
