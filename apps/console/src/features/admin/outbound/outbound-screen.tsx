import { Text, Title } from '@mantine/core';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import admin from '../admin.module.css';
import { LoadingParts } from '../model-parts/loading-parts.js';
import { useOutboundState } from './outbound-queries.js';
import { Sendings } from './sendings.js';
import { WaysOut } from './ways-out.js';

/** What leaves the house: where to, how that goes, and every letter and webhook. */
export function OutboundScreen() {
  const { outbound: words, adminPage } = useWords();
  const state = useOutboundState();
  return (
    <div className={admin.page}>
      <div>
        <Title order={1}>{adminPage.outbound}</Title>
        <Text size="sm" c="dimmed" maw={640}>
          {words.lead}
        </Text>
      </div>
      {state.isPending && <LoadingParts heights={[240, 320]} />}
      {state.isError && <ProblemNote problem={problemOf(state.error)} again={() => void state.refetch()} />}
      {state.data && (
        <>
          <WaysOut state={state.data} />
          <Sendings state={state.data} />
        </>
      )}
    </div>
  );
}
