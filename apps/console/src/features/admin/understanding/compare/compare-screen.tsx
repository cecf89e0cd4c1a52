import type { ModelView } from '#protocol';
import { Group } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { useOpened } from '../../use-opened.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import { PromoteIntentsButton } from '../models/promote-intents-button.js';
import { useModels } from '../understanding-queries.js';
import { VersionPicker } from '../../model-parts/version-picker.js';
import { GateSection } from './gate-section.js';
import { WhatIfSection } from './what-if-section.js';

/** A version beside the champion: may it be promoted, and what would it have answered otherwise. */
export function CompareScreen() {
  const { understanding: words } = useWords();
  const models = useModels();
  const [asked, choose] = useOpened('version');
  if (models.isPending) return <LoadingParts heights={[56, 200, 320]} />;
  if (models.data === undefined) {
    return <ProblemNote problem={problemOf(models.error)} again={() => void models.refetch()} />;
  }
  const rivals = rivalsOf(models.data.versions);
  const rival = rivals.find(({ version }) => version === asked) ?? rivals[0];
  if (rival === undefined) {
    return <Empty icon={IconArrowsDiff} title={words.noCandidatesTitle} text={words.noCandidates} />;
  }
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="sm">
        <VersionPicker versions={rivals} chosen={rival.version} choose={choose} />
        <PromoteIntentsButton version={rival.version} size="sm" />
      </Group>
      <GateSection key={`gate ${rival.version}`} version={rival.version} />
      <WhatIfSection key={`what if ${rival.version}`} version={rival.version} />
    </>
  );
}

/** Candidates first, newest first; a champion has nobody to be compared with. */
function rivalsOf(versions: readonly ModelView[]): readonly ModelView[] {
  if (!versions.some(({ state }) => state === 'champion')) return [];
  const rivals = versions.filter(({ state, kept }) => state !== 'champion' && kept);
  return [
    ...rivals.filter(({ state }) => state === 'candidate'),
    ...rivals.filter(({ state }) => state === 'former'),
  ];
}
