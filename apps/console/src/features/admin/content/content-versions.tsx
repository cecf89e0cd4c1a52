import type { ContentKind, ContentView } from '#protocol';
import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Confirm } from '../../../shared/ui/confirm.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import parts from '../model-parts/parts.module.css';
import classes from './content.module.css';
import { useRestoreContent, useWithdrawContent } from './content-queries.js';

interface ContentVersionsProps {
  readonly kind: ContentKind;
  readonly known: ContentView;
  /** There are changes that going back would lose. */
  readonly locked: boolean;
}

/** Who wrote what when; any of them can be brought back. */
export function ContentVersions({ kind, known, locked }: ContentVersionsProps) {
  const { content: words } = useWords();
  const { moment, number } = useFormat();
  const restore = useRestoreContent(kind, known.contentId);
  return (
    <section className={parts.section}>
      <Group justify="space-between">
        <Title order={3}>{words.versions}</Title>
        {!known.withdrawn && <Withdraw kind={kind} known={known} locked={locked} />}
      </Group>
      {restore.error && <ProblemNote problem={problemOf(restore.error)} />}
      <ol className={classes.versions}>
        {known.versions.map(({ version, at, by, restores }) => (
          <li key={version}>
            <span>{version === 0 ? words.fromFile : words.version(number(version))}</span>
            <span className={parts.dim}>
              {[by, at && moment(at), restores !== undefined && words.restored(number(restores))]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {(version !== known.version || known.withdrawn) && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`${words.bringBack}: ${version === 0 ? words.fromFile : words.version(number(version))}`}
                disabled={locked || restore.isPending}
                loading={restore.isPending && restore.variables.version === version}
                onClick={() => restore.mutate({ version, expectedVersion: known.version })}
              >
                {words.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Withdraw({ kind, known, locked }: ContentVersionsProps) {
  const { content: words } = useWords();
  const [asking, setAsking] = useState(false);
  const withdraw = useWithdrawContent(kind, known.contentId);
  return (
    <>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        disabled={locked}
        onClick={() => setAsking(true)}
      >
        {words.withdraw}
      </Button>
      <Confirm
        opened={asking}
        title={words.withdrawTitle}
        text={words.withdrawText[kind]}
        verb={words.withdraw}
        back={words.backOut}
        danger
        pending={withdraw.isPending}
        problem={withdraw.error ? problemOf(withdraw.error) : undefined}
        close={() => setAsking(false)}
        confirm={() => withdraw.mutate(known.version, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
