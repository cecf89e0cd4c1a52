import { Combobox } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useStore } from '../../../shared/link/store.js';
import { intentName } from '../../../shared/words/intents.js';
import { useAgentLink } from '../agent-link.js';
import { intentChoices, NONE } from './intent-choices.js';
import classes from './meaning.module.css';

interface IntentOptionsProps {
  readonly ranked: readonly string[];
  readonly standing: string | null;
  /** Marks the first option, which Enter then takes. */
  readonly marked: () => void;
}

/** The open menu: a search that has the focus, what the message may be first, then all others, then none of these. */
export function IntentOptions({ ranked, standing, marked }: IntentOptionsProps) {
  const { language, words } = useLocale();
  const { meaning } = words;
  const intents = useStore(useAgentLink().intents);
  const [search, setSearch] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const other = language === 'zh' ? 'en' : 'zh';
  const choices = intentChoices(intents, ranked, search, (intent) => intentName(intent, language));
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const mark = useEffectEvent(marked);
  useEffect(() => {
    mark();
  }, [search]);
  return (
    <>
      <Combobox.Search
        ref={input}
        value={search}
        aria-label={meaning.search}
        placeholder={meaning.search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
      />
      <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={meaning.correct}>
        {choices.map((intent) => (
          <Combobox.Option key={intent} value={`:${intent}`} active={intent === standing}>
            <span className={classes.option}>
              <span>{intentName(intent, language)}</span>
              <span lang={other}>{intentName(intent, other)}</span>
            </span>
          </Combobox.Option>
        ))}
        {choices.length === 0 && (
          <Combobox.Empty>{intents.length === 0 ? meaning.noIntents : meaning.noMatch}</Combobox.Empty>
        )}
        <Combobox.Option value={NONE} active={standing === null} className={classes.noneOption}>
          {meaning.none}
        </Combobox.Option>
      </Combobox.Options>
    </>
  );
}
