import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { shortVersion } from '../../../shared/words/short-version.js';
import { ModelBadge } from './model-badge.js';
import parts from './parts.module.css';

interface ChampionHeadProps {
  readonly title: string;
  readonly champion: { readonly version: string; readonly promotedAt?: string | undefined };
  readonly children?: ReactNode;
}

/** Which version is in use, and since when. */
export function ChampionHead({ title, champion, children }: ChampionHeadProps) {
  const { understanding: words } = useWords();
  const { moment } = useFormat();
  return (
    <div className={parts.head}>
      <Title order={2}>{title}</Title>
      <ModelBadge state="champion" />
      <span className={parts.mono} title={champion.version}>
        {shortVersion(champion.version)}
      </span>
      {children}
      {champion.promotedAt !== undefined && (
        <span className={parts.dim}>{words.championSince(moment(champion.promotedAt))}</span>
      )}
    </div>
  );
}
