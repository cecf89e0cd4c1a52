import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { shortVersion } from '../../../shared/words/short-version.js';
import classes from './parts.module.css';

interface CardButtonProps {
  readonly model: { readonly version: string; readonly card?: string | undefined };
  readonly size: 'xs' | 'compact-xs';
}

/** The model's card as it lies beside its file: data, figures, duration, content hash. */
export function CardButton({ model, size }: CardButtonProps) {
  const { understanding: words, app } = useWords();
  const [opened, setOpened] = useState(false);
  if (model.card === undefined) return null;
  return (
    <>
      <Button size={size} variant={size === 'xs' ? 'default' : 'subtle'} onClick={() => setOpened(true)}>
        {words.card}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size="lg"
        title={<b>{words.cardOf(shortVersion(model.version))}</b>}
        closeButtonProps={{ 'aria-label': app.close }}
      >
        <pre className={classes.cardText} tabIndex={0}>
          {model.card}
        </pre>
      </Modal>
    </>
  );
}
