import type { ProjectionStatus } from '#protocol';
import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconHistoryToggle, IconMapQuestion, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../../shared/i18n/locale.js';
import { useStore } from '../../../shared/link/store.js';
import { Empty } from '../../../shared/ui/empty.js';
import { useAdminLink } from '../admin-link.js';
import classes from '../admin.module.css';
import { RowsSkeleton } from '../rows-skeleton.js';
import { ProjectionHead } from './projection-head.js';
import { ProjectionReplays } from './projection-replays.js';
import { ReplayDialog } from './replay-dialog.js';

/** One projection: how it stands, what is being replayed of it, and what was. */
export function ProjectionScreen() {
  const { name = '' } = useParams();
  const { replay: words } = useWords();
  const { projections } = useStore(useAdminLink().house);
  const status = projections?.find((each) => each.name === name);
  return (
    <div className={classes.page}>
      <Anchor component={Link} to="/admin/projections" size="sm" w="fit-content">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {words.back}
        </Group>
      </Anchor>
      {projections === undefined && <RowsSkeleton />}
      {projections !== undefined && status === undefined && (
        <Empty icon={IconMapQuestion} title={words.gone} />
      )}
      {status && <Projection key={name} status={status} />}
    </div>
  );
}

function Projection({ status }: { readonly status: ProjectionStatus }) {
  const { replay: words, adminPage } = useWords();
  const [asking, setAsking] = useState(false);
  const replayable = status.settings !== undefined;
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Title order={1}>
          {status.name}
          <Text span inherit fw={400} c="dimmed">
            @{status.version}
          </Text>
        </Title>
        {replayable && (
          <Group gap="xs">
            <Button
              component={Link}
              to={`/admin/travel?${new URLSearchParams({ projection: status.name }).toString()}`}
              variant="default"
              leftSection={<IconHistoryToggle size={16} aria-hidden />}
            >
              {adminPage.travel}
            </Button>
            <Button leftSection={<IconRepeat size={16} aria-hidden />} onClick={() => setAsking(true)}>
              {words.start}
            </Button>
          </Group>
        )}
      </Group>
      <ProjectionHead status={status} />
      {replayable ? (
        <ProjectionReplays status={status} />
      ) : (
        <Text size="sm" c="dimmed">
          {words.notReplayable}
        </Text>
      )}
      {asking && <ReplayDialog status={status} close={() => setAsking(false)} />}
    </>
  );
}
