import { Group, Title } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import parts from '../../model-parts/parts.module.css';
import { VersionPicker } from '../../model-parts/version-picker.js';
import { useOpened } from '../../use-opened.js';
import { useForesightGate, useForesightModels } from '../foresight-queries.js';
import { PromoteForesightButton } from '../promote-foresight-button.js';
import { GateChecks } from './gate-checks.js';
import { ReplaySection } from './replay-section.js';
import { SliceNote } from './slice-note.js';

/** A version beside the champion: may it be promoted, and what would it have foreseen otherwise. */
export function CompareScreen() {
  const { foresightModels: words } = useWords();
  const models = useForesightModels();
  const [asked, choose] = useOpened('version');
  if (models.isPending) return <LoadingParts heights={[56, 200, 320]} />;
  if (models.data === undefined) {
    return <ProblemNote problem={problemOf(models.error)} again={() => void models.refetch()} />;
  }
  const rivals = models.data.versions.filter(({ state, kept }) => state !== 'champion' && kept);
  const rival = rivals.find(({ version }) => version === asked) ?? rivals[0];
  if (rival === undefined) {
    return <Empty icon={IconArrowsDiff} title={words.noCandidatesTitle} text={words.noCandidates} />;
  }
  return (
    <>
      <Group justify="space-between" align="flex-end" gap="sm">
        <VersionPicker versions={rivals} chosen={rival.version} choose={choose} />
        <PromoteForesightButton version={rival.version} size="sm" />
      </Group>
      <Gate key={`gate ${rival.version}`} version={rival.version} />
      {models.data.serving.version !== null && (
        <ReplaySection key={`replay ${rival.version}`} version={rival.version} />
      )}
    </>
  );
}

function Gate({ version }: { readonly version: string }) {
  const { foresightModels: words } = useWords();
  const gate = useForesightGate(version);
  return (
    <section className={parts.section} aria-label={words.gate}>
      <Title order={2}>{words.gate}</Title>
      {gate.isPending && <LoadingParts say={words.measuring} heights={[240]} />}
      {gate.isError && <ProblemNote problem={problemOf(gate.error)} again={() => void gate.refetch()} />}
      {gate.data && (
        <>
          <SliceNote slice={gate.data.slice} />
          <GateChecks gate={gate.data} />
        </>
      )}
    </section>
  );
}
