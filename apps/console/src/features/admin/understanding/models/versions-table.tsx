import type { ModelView } from '#protocol';
import { Button, Title } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { Empty } from '../../../../shared/ui/empty.js';
import { shortVersion } from '../../../../shared/words/short-version.js';
import admin from '../../admin.module.css';
import { ModelBadge } from '../../model-parts/model-badge.js';
import classes from '../../model-parts/parts.module.css';
import { CardButton } from '../../model-parts/card-button.js';
import { PromoteIntentsButton } from './promote-intents-button.js';

/** Newest first. */
export function VersionsTable({ versions }: { readonly versions: readonly ModelView[] }) {
  const { understanding: words } = useWords();
  return (
    <section aria-label={words.versions}>
      <Title order={2} mb="xs">
        {words.versions}
      </Title>
      {versions.length === 0 ? (
        <Empty icon={IconStack2} title={words.noVersionsTitle} text={words.noVersions} />
      ) : (
        <table className={admin.table}>
          <thead>
            <tr>
              <th>{words.version}</th>
              <th>{words.state}</th>
              <th>{words.trained}</th>
              <th data-number>{words.examples}</th>
              <th data-number>{words.accuracy}</th>
              <th data-number>{words.macroF1}</th>
              <th data-number>{words.ece}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {versions.map((model) => (
              <VersionRow key={model.version} model={model} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function VersionRow({ model }: { readonly model: ModelView }) {
  const { understanding: words } = useWords();
  const format = useFormat();
  const { version, heldOut } = model;
  const figure = (value: number | undefined): string => (value === undefined ? '–' : format.figure(value));
  return (
    <tr>
      <td data-label={words.version}>
        <span>
          <span className={classes.mono} title={version}>
            {shortVersion(version)}
          </span>{' '}
          <span className={classes.dim}>{words.grades[model.grade]}</span>
        </span>
      </td>
      <td data-label={words.state}>
        <ModelBadge state={model.state} />
      </td>
      <td data-label={words.trained}>
        <time dateTime={model.trainedAt}>{format.moment(model.trainedAt)}</time>
      </td>
      <td data-number data-label={words.examples}>
        {format.number(model.examples)}
      </td>
      <td data-number data-label={words.accuracy}>
        {figure(heldOut?.accuracy)}
      </td>
      <td data-number data-label={words.macroF1}>
        {figure(heldOut?.macroF1)}
      </td>
      <td data-number data-label={words.ece}>
        {figure(heldOut?.ece)}
      </td>
      <td>
        <Acts model={model} />
      </td>
    </tr>
  );
}

function Acts({ model }: { readonly model: ModelView }) {
  const { understanding: words } = useWords();
  const { version, state, kept } = model;
  const to = (page: string): string =>
    `/admin/understanding/${page}?${new URLSearchParams({ version }).toString()}`;
  return (
    <div className={classes.actions}>
      {!kept && <span className={classes.dim}>{words.lost}</span>}
      <Button size="compact-xs" variant="subtle" component={Link} to={to('evaluation')}>
        {words.evaluation}
      </Button>
      <CardButton model={model} size="compact-xs" />
      {kept && state !== 'champion' && (
        <>
          <Button size="compact-xs" variant="subtle" component={Link} to={to('compare')}>
            {words.compare}
          </Button>
          <PromoteIntentsButton version={version} size="compact-xs" />
        </>
      )}
    </div>
  );
}
