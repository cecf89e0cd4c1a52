import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useCheckSession } from '../api/session.js';
import { useWords } from '../i18n/locale.js';
import type { LinkStatus } from '../link/link.js';
import classes from './link-banner.module.css';

interface LinkBannerProps {
  readonly status: LinkStatus;
  readonly reopen: () => void;
}

/** Over the content, so that nothing jumps when the line goes or comes back. */
export function LinkBanner({ status, reopen }: LinkBannerProps) {
  const { link } = useWords();
  const checkSession = useCheckSession();
  useEffect(() => {
    if (status === 'refused') checkSession().catch(console.warn);
  }, [status, checkSession]);
  const down = status === 'lost' || status === 'refused';
  return (
    <div role="status" className={classes.place}>
      {down && (
        <div className={classes.banner} data-testid="link-down">
          <IconPlugConnectedX size={18} aria-hidden />
          <span>{status === 'lost' ? link.lost : link.refused}</span>
          {status === 'refused' && (
            <Button size="compact-xs" variant="white" color="dark" onClick={reopen}>
              {link.reconnect}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
