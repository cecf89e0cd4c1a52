import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../shared/i18n/locale.js';
import { CardButton } from './card-button.js';
import { RollBackDialog, type RollingBack } from './roll-back-dialog.js';

interface Version {
  readonly version: string;
  readonly state: string;
  readonly kept: boolean;
  readonly promotedAt?: string | undefined;
  readonly card?: string | undefined;
}

interface ChampionActsProps {
  readonly champion: Version;
  readonly versions: readonly Version[];
  /** Address of the page that shows how well a version does. */
  readonly evaluation: string;
  /** What follows from a rollback. */
  readonly text: string;
  readonly rollBack: RollingBack;
}

/** What can be done with the version in use: look how well it does, read its card, go back to the one before. */
export function ChampionActs({ champion, versions, evaluation, text, rollBack }: ChampionActsProps) {
  const { understanding: words } = useWords();
  const [asking, setAsking] = useState(false);
  const former = lastFormer(versions);
  return (
    <>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          component={Link}
          to={`${evaluation}?${new URLSearchParams({ version: champion.version }).toString()}`}
        >
          {words.evaluation}
        </Button>
        <CardButton model={champion} size="xs" />
        {former && (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {words.rollBack}
          </Button>
        )}
      </Group>
      {former && (
        <RollBackDialog
          opened={asking}
          champion={champion.version}
          former={former.version}
          text={text}
          close={() => setAsking(false)}
          rollBack={rollBack}
        />
      )}
    </>
  );
}

/** The one that was in use before, where its file is still there. */
const lastFormer = (versions: readonly Version[]): Version | undefined =>
  versions
    .filter(({ state, kept }) => state === 'former' && kept)
    .sort((a, b) => (b.promotedAt ?? '').localeCompare(a.promotedAt ?? ''))[0];
