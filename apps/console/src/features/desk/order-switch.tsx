import { UnstyledButton } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import { useWords } from '../../shared/i18n/locale.js';
import classes from './desk.module.css';
import { otherOrder, type useSiteOrder } from './use-site-order.js';

/** Says in which order the list stands; pressing it takes the other. */
export function OrderSwitch({ order, turn }: ReturnType<typeof useSiteOrder>) {
  const { desk, foreseen } = useWords();
  return (
    <UnstyledButton
      className={classes.orderSwitch}
      title={foreseen.otherOrder(desk.siteOrder[otherOrder(order)])}
      onClick={turn}
    >
      <IconArrowsSort size={14} aria-hidden />
      {desk.siteOrder[order]}
    </UnstyledButton>
  );
}
