import { Text } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import parts from '../model-parts/parts.module.css';
import { CopiedText } from './copied-text.js';
import classes from './outbound.module.css';
import { VERIFY_EXAMPLE } from './verify-example.js';

/** How a receiver knows that a webhook is from here. */
export function VerifySignature() {
  const { outbound: words } = useWords();
  return (
    <details className={parts.behind}>
      <summary>{words.verify}</summary>
      <div className={classes.verify}>
        <Text size="sm">{words.verifyText}</Text>
        <CopiedText text={VERIFY_EXAMPLE} label={words.verify} />
        <Text size="sm" c="dimmed">
          {words.verifyTest}
        </Text>
      </div>
    </details>
  );
}
