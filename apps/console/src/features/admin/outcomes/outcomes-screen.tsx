import { Button, Text, Title } from '@mantine/core';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import admin from '../admin.module.css';
import { LoadingParts } from '../model-parts/loading-parts.js';
import { ConversationsSection } from './conversations-section.js';
import { Filters } from './filters.js';
import { HelpSection } from './help-section.js';
import { useOutcomes } from './outcomes-queries.js';
import { useLookedAt } from './use-looked-at.js';

/** What help was worth, and how conversations went. */
export function OutcomesScreen() {
  const { outcomes: words, adminPage } = useWords();
  const { lookedAt, query, change, reset } = useLookedAt();
  const outcomes = useOutcomes(query);
  const view = outcomes.data;
  return (
    <div className={admin.page} aria-busy={outcomes.isFetching}>
      <div>
        <Title order={1}>{adminPage.outcomes}</Title>
        <Text size="sm" c="dimmed">
          {words.lead} {view && words.inZone(view.timeZone)}
        </Text>
      </div>
      {outcomes.isPending && <LoadingParts heights={[56, 260, 200, 320]} />}
      {view && <Filters view={view} lookedAt={lookedAt} change={change} />}
      {outcomes.isError && (
        <>
          <ProblemNote problem={problemOf(outcomes.error)} again={() => void outcomes.refetch()} />
          {query !== '' && (
            <Button variant="default" w="fit-content" onClick={reset}>
              {words.startOver}
            </Button>
          )}
        </>
      )}
      {view && !outcomes.isError && (
        <>
          <HelpSection help={view.help} query={query} />
          <ConversationsSection conversations={view.conversations} query={query} />
        </>
      )}
    </div>
  );
}
