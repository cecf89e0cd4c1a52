import type { Classification } from '#protocol';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconUserCheck } from '@tabler/icons-react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { intentName } from '../../../shared/words/intents.js';
import { useMeanings } from './meaning-context.js';
import classes from './meaning.module.css';

interface CorrectedProps {
  readonly messageId: string;
  readonly correction: NonNullable<Classification['correction']>;
}

/** What a person says it is: done, so solid, with who did it and the way back. */
export function Corrected({ messageId, correction: { intent, by, at } }: CorrectedProps) {
  const { language, words } = useLocale();
  const { moment } = useFormat();
  const { correct } = useMeanings();
  const name = intent === null ? words.meaning.noneOf : intentName(intent, language);
  return (
    <span className={classes.corrected}>
      <IconUserCheck size={14} aria-hidden />
      <b>{name}</b>
      <span title={moment(at)}>{words.meaning.correctedBy(by)}</span>
      <Button
        size="compact-xs"
        variant="subtle"
        className={classes.act}
        leftSection={<IconArrowBackUp size={13} aria-hidden />}
        aria-label={words.meaning.undoLabel(name)}
        onClick={() => correct(messageId, undefined)}
      >
        {words.meaning.undo}
      </Button>
    </span>
  );
}
