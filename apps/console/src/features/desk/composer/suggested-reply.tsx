import { ActionIcon, Button, Kbd } from '@mantine/core';
import { IconArrowRight, IconX } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Probability } from '../../../shared/ui/probability.js';
import { asTyped } from './as-typed.js';
import classes from './composer.module.css';
import type { Suggestions } from './use-suggestions.js';

const INSERT_KEY = 'Ctrl+J';

interface SuggestedReplyProps {
  readonly suggestions: Suggestions;
  readonly insert: () => void;
}

/** Believed, and therefore dashed: what could be answered, where it comes from, and the key that inserts it. */
export function SuggestedReply({ suggestions, insert }: SuggestedReplyProps) {
  const { composer } = useWords();
  const { number } = useFormat();
  const { suggestion, at, count, next, hide } = suggestions;
  if (suggestion === undefined) return null;
  const { title, source, text, probability } = suggestion;
  return (
    <section className={classes.suggested} aria-label={composer.suggested}>
      <div className={classes.suggestedHead}>
        <b>{composer.suggested}</b>
        <span className={classes.suggestedTitle}>
          {title} · {composer.sources[source]}
        </span>
        {probability !== undefined && <Probability value={probability} />}
        <span className={classes.suggestedActs}>
          {count > 1 && (
            <>
              <span>{composer.another(number(at + 1), number(count))}</span>
              <SmallAct label={composer.next} icon={<IconArrowRight size={14} />} act={next} />
            </>
          )}
          <SmallAct label={composer.hide} icon={<IconX size={14} />} act={hide} />
        </span>
      </div>
      <div className={classes.suggestedRow}>
        <p className={classes.suggestedText} title={asTyped(text)}>
          {asTyped(text)}
        </p>
        <Button
          size="compact-sm"
          variant="light"
          aria-keyshortcuts="Control+J I"
          rightSection={
            <Kbd size="xs" className={classes.key}>
              {INSERT_KEY}
            </Kbd>
          }
          onClick={insert}
        >
          {composer.insert}
        </Button>
      </div>
    </section>
  );
}

interface SmallActProps {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly act: () => void;
}

function SmallAct({ label, icon, act }: SmallActProps) {
  return (
    <ActionIcon size={24} variant="subtle" color="gray" aria-label={label} title={label} onClick={act}>
      {icon}
    </ActionIcon>
  );
}
