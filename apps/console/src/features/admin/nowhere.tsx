import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useWords } from '../../shared/i18n/locale.js';
import { Empty } from '../../shared/ui/empty.js';

/** An address of the console that leads to no screen: a slip, or a link from another version. */
export function Nowhere() {
  const { app, adminPage } = useWords();
  return (
    <Empty icon={IconMapQuestion} title={app.notFound}>
      <Button component={Link} to="/admin" variant="light">
        {adminPage.overview}
      </Button>
    </Empty>
  );
}
