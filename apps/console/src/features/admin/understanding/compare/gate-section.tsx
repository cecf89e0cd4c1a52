import { Title } from '@mantine/core';
import { problemOf } from '../../../../shared/api/problem-error.js';
import { useWords } from '../../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../../shared/ui/problem-note.js';
import { LoadingParts } from '../../model-parts/loading-parts.js';
import parts from '../../model-parts/parts.module.css';
import { useGate } from '../understanding-queries.js';
import { AnsweredList } from './answered-list.js';
import { GateVerdict } from './gate-verdict.js';

/** The gate, and question by question what the candidate mended and what it broke. */
export function GateSection({ version }: { readonly version: string }) {
  const { understanding: words } = useWords();
  const gate = useGate(version);
  return (
    <section className={parts.section} aria-label={words.gate}>
      <Title order={2}>{words.gate}</Title>
      {gate.isPending && <LoadingParts say={words.answering} heights={[160]} />}
      {gate.isError && <ProblemNote problem={problemOf(gate.error)} again={() => void gate.refetch()} />}
      {gate.data && (
        <>
          <GateVerdict gate={gate.data} />
          <div className={parts.pair}>
            <AnsweredList title={words.broken} answers={gate.data.broken} empty={words.noBroken} />
            <AnsweredList title={words.fixed} answers={gate.data.fixed} empty={words.noFixed} />
          </div>
        </>
      )}
    </section>
  );
}
