import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import json from '../json-tree.module.css';
import classes from './outbound.module.css';

interface CopiedTextProps {
  readonly text: string;
  /** What it is, for who cannot see it. */
  readonly label: string;
}

/** Text to be read or taken along. */
export function CopiedText({ text, label }: CopiedTextProps) {
  const { app } = useWords();
  return (
    <div className={classes.copied}>
      <pre className={json.text} tabIndex={0} role="group" aria-label={label}>
        {text}
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            aria-label={`${app.copy}: ${label}`}
            onClick={copy}
          >
            {copied ? app.copied : app.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
