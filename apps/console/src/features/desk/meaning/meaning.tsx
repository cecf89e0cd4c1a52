import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { intentName } from '../../../shared/words/intents.js';
import { Believed } from './believed.js';
import { Corrected } from './corrected.js';
import { IntentMenu } from './intent-menu.js';
import { useMeanings } from './meaning-context.js';
import type { MeaningProps } from './meaning-props.js';
import classes from './meaning.module.css';
import { Mood } from './mood.js';

/** Beneath a shopper's message: what it is held for, or what somebody says it is, and the way to correct that. */
export function Meaning(props: MeaningProps) {
  const { language, words } = useLocale();
  const { classification, messageId } = props;
  const { problems, dismiss } = useMeanings();
  const problem = problems.get(messageId);
  const leading = classification.ranking[0];
  if (leading === undefined) return null;
  const standing =
    classification.correction === undefined
      ? classification.outOfScope
        ? null
        : leading.intent
      : classification.correction.intent;
  const name = standing === null ? words.meaning.noneOf : intentName(standing, language);
  return (
    <div className={classes.line}>
      {classification.correction && <Corrected {...props} correction={classification.correction} />}
      <Believed {...props} />
      {classification.sentiment && <Mood sentiment={classification.sentiment} />}
      <IntentMenu {...props} standing={standing}>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          className={`${classes.act ?? ''} ${classes.quiet ?? ''}`}
          leftSection={<IconPencil size={13} aria-hidden />}
          aria-label={words.meaning.correctLabel(name)}
        >
          {words.meaning.correct}
        </Button>
      </IntentMenu>
      {problem && (
        <div className={classes.refused} role="alert">
          <span>
            {words.meaning.refused} {problem.message === '' ? words.problem[problem.code] : problem.message}
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            className={`${classes.act ?? ''} ${classes.quiet ?? ''}`}
            onClick={() => dismiss(messageId)}
          >
            {words.meaning.dismiss}
          </Button>
        </div>
      )}
    </div>
  );
}
