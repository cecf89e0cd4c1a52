import type { ForesightVersionView } from '#protocol';
import { Button, Title } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import admin from '../../admin.module.css';
import { CardButton } from '../../model-parts/card-button.js';
import { ModelBadge } from '../../model-parts/model-badge.js';
import parts from '../../model-parts/parts.module.css';
import { PromoteForesightButton } from '../promote-foresight-button.js';
import { Origin } from './serving-card.js';

/** Newest first. */
export function VersionsTable({ versions }: { readonly versions: readonly ForesightVersionView[] }) {
  const { foresightModels: words, understanding } = useWords();
  return (
    <section aria-label={understanding.versions}>
      <Title order={2} mb="xs">
        {understanding.versions}
      </Title>
      {versions.length === 0 ? (
        <Empty icon={IconStack2} title={understanding.noVersionsTitle} text={words.noVersions} />
      ) : (
        <table className={admin.table}>
          <thead>
            <tr>
              <th>{understanding.version}</th>
              <th>{understanding.state}</th>
              <th>{understanding.trained}</th>
              <th data-number>{words.sequences}</th>
              <th data-number>{words.trainedUpTo}</th>
              <th data-number>{words.figures.top1}</th>
              <th data-number>{words.figures.ndcg10}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <VersionRow key={version.version} version={version} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function VersionRow({ version }: { readonly version: ForesightVersionView }) {
  const { foresightModels: words, understanding } = useWords();
  const format = useFormat();
  const figure = (value: number | undefined): string => (value === undefined ? '–' : format.figure(value));
  return (
    <tr>
      <td data-label={understanding.version}>
        <span>
          <span className={parts.mono} title={version.version}>
            {shortVersion(version.version)}
          </span>{' '}
          <Origin version={version} />
        </span>
      </td>
      <td data-label={understanding.state}>
        <ModelBadge state={version.state} />
      </td>
      <td data-label={understanding.trained}>
        <time dateTime={version.trainedAt}>{format.moment(version.trainedAt)}</time>
      </td>
      <td data-number data-label={words.sequences}>
        {format.number(version.sequences)}
      </td>
      <td data-number data-label={words.trainedUpTo}>
        {version.upTo}
      </td>
      <td data-number data-label={words.figures.top1}>
        {figure(version.figures?.question?.top1)}
      </td>
      <td data-number data-label={words.figures.ndcg10}>
        {figure(version.figures?.items?.ndcg10)}
      </td>
      <td>
        <Acts version={version} />
      </td>
    </tr>
  );
}

function Acts({ version: { version, card, state, kept } }: { readonly version: ForesightVersionView }) {
  const { understanding: words } = useWords();
  const to = (page: string): string =>
    `/admin/foresight/${page}?${new URLSearchParams({ version }).toString()}`;
  return (
    <div className={parts.actions}>
      {!kept && <span className={parts.dim}>{words.lost}</span>}
      <Button size="compact-xs" variant="subtle" component={Link} to={to('evaluation')}>
        {words.evaluation}
      </Button>
      <CardButton model={{ version, card }} size="compact-xs" />
      {kept && state !== 'champion' && (
        <>
          <Button size="compact-xs" variant="subtle" component={Link} to={to('compare')}>
            {words.compare}
          </Button>
          <PromoteForesightButton version={version} size="compact-xs" />
        </>
      )}
    </div>
  );
}
