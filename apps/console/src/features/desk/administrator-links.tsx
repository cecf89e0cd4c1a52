import { Anchor, Group } from '@mantine/core';
import { IconHistoryToggle, IconUserOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMe } from '../../shared/api/session.js';
import { useWords } from '../../shared/i18n/locale.js';

/** Ways from a shopper into the console, for those who may go there. */
export function AdministratorLinks({ shopperId }: { readonly shopperId: string }) {
  const { travel, forgetting } = useWords();
  const isAdministrator = useMe().data?.role === 'administrator';
  if (!isAdministrator) return null;
  const history = new URLSearchParams({ projection: 'portrait', key: shopperId });
  const shopper = new URLSearchParams({ shopper: shopperId });
  return (
    <Group gap="md">
      <Anchor component={Link} size="sm" to={`/admin/travel?${history.toString()}`}>
        <Group gap={6} wrap="nowrap">
          <IconHistoryToggle size={16} aria-hidden />
          {travel.link}
        </Group>
      </Anchor>
      <Anchor component={Link} size="sm" to={`/admin/privacy?${shopper.toString()}`}>
        <Group gap={6} wrap="nowrap">
          <IconUserOff size={16} aria-hidden />
          {forgetting.link}
        </Group>
      </Anchor>
    </Group>
  );
}
