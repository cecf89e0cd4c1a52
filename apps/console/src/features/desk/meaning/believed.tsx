import { Popover, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Probability } from '../../../shared/ui/probability.js';
import { intentName } from '../../../shared/words/intents.js';
import { Evidence } from './evidence.js';
import { useMeanings } from './meaning-context.js';
import type { MeaningProps } from './meaning-props.js';
import classes from './meaning.module.css';

/** What the message is believed to ask: dashed, with its probability; opening it shows everything known about it. */
export function Believed(props: MeaningProps) {
  const { messageId, classification } = props;
  const { language, words } = useLocale();
  const { percent } = useFormat();
  const { opened, open } = useMeanings();
  const { ranking, band, outOfScope, inScope, correction } = classification;
  const [leading] = ranking;
  if (leading === undefined) return null;
  const shown = opened?.messageId === messageId && opened.part === 'why';
  const name = outOfScope ? words.meaning.noneOf : intentName(leading.intent, language);
  const probability = outOfScope ? 1 - (inScope ?? leading.probability) : leading.probability;
  return (
    <Popover
      width={340}
      position="bottom-start"
      trapFocus
      returnFocus
      middlewares={{ flip: true, shift: true, size: true }}
      opened={shown}
      onChange={(next) => open(next ? { messageId, part: 'why' } : undefined)}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.believed}
          data-band={band}
          data-former={correction !== undefined}
          onClick={() => open(shown ? undefined : { messageId, part: 'why' })}
        >
          <VisuallyHidden>
            {outOfScope
              ? words.meaning.believesNone(percent(probability))
              : words.meaning.believes(name, percent(probability), words.band[band])}
          </VisuallyHidden>
          <span className={classes.name} aria-hidden>
            {correction === undefined ? name : words.meaning.was(name)}
          </span>
          <span aria-hidden>
            <Probability
              value={probability}
              band={correction === undefined && !outOfScope ? band : undefined}
            />
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <Evidence {...props} />
      </Popover.Dropdown>
    </Popover>
  );
}
