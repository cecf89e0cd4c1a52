import type { Portrait } from '#protocol';
import { Skeleton, Text, Title } from '@mantine/core';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { PortraitBlock } from '../../../shared/portrait/portrait-block.js';
import { PortraitName } from '../../../shared/portrait/portrait-name.js';
import { AsOf } from '../../../shared/time/use-now.js';
import { ErrorBoundary } from '../../../shared/ui/error-boundary.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { JsonTree } from '../json-tree.js';
import type { Stop } from './stops.js';
import { type Chosen, useDocumentAt } from './travel-queries.js';
import classes from './travel.module.css';

interface DocumentViewProps {
  readonly chosen: Chosen;
  readonly stop: Stop;
}

/** The document as it was, drawn as of that moment. */
export function DocumentView({ chosen, stop }: DocumentViewProps) {
  const { travel: words, app } = useWords();
  const format = useFormat();
  const then = useDocumentAt(chosen, stop.position);
  const { data } = then;
  return (
    <section className={classes.side} aria-label={words.document} aria-busy={then.isFetching}>
      <header className={classes.sideHead}>
        <Title order={2}>{words.document}</Title>
        <span className={classes.dim}>
          {words.asOf(format.moment(new Date(stop.at).toISOString()))}
          {data && ` · ${words.eventsSoFar(data.events, format.number(data.events))}`}
        </span>
      </header>
      {then.isError && <ProblemNote problem={problemOf(then.error)} again={() => void then.refetch()} />}
      {then.isPending && <Skeleton h={240} role="status" aria-label={app.loading} />}
      {data?.document === undefined && then.isSuccess && (
        <Text size="sm" c="dimmed">
          {words.noDocument}
        </Text>
      )}
      {data?.document !== undefined && (
        <AsOf value={stop.kind === 'now' ? undefined : stop.at}>
          <ErrorBoundary key={data.position}>
            <Document projection={chosen.projection} document={data.document} />
          </ErrorBoundary>
        </AsOf>
      )}
    </section>
  );
}

interface DocumentProps {
  readonly projection: string;
  readonly document: unknown;
}

function Document({ projection, document }: DocumentProps) {
  if (projection !== 'portrait' || !isPortrait(document)) return <JsonTree value={document} />;
  const portrait = document;
  return (
    <div className={classes.portrait}>
      <PortraitName portrait={portrait} />
      <PortraitBlock portrait={portrait} />
    </div>
  );
}

/** After a merge the document of the other id only points to the one that is kept. */
const isPortrait = (document: unknown): document is Portrait =>
  typeof document === 'object' && document !== null && 'traits' in document && 'affinities' in document;
