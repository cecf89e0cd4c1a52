import { Combobox, useCombobox } from '@mantine/core';
import { type ReactElement, cloneElement, useState } from 'react';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useStore } from '../../../shared/link/store.js';
import { intentName } from '../../../shared/words/intents.js';
import { useAgentLink } from '../agent-link.js';
import { intentChoices } from './intent-choices.js';
import { useMeanings } from './meaning-context.js';
import type { MeaningProps } from './meaning.js';
import classes from './meaning.module.css';

interface IntentMenuProps extends Pick<MeaningProps, 'messageId' | 'classification'> {
  /** What it is held for now; null: none of the intents. */
  readonly standing: string | null;
  readonly children: ReactElement<{ onClick?: () => void; 'aria-expanded'?: boolean }>;
}

/** No intent's value: theirs begin with a colon. */
const NONE = 'none';

/** All intents under a search, what it may be first; Enter takes the marked one. */
export function IntentMenu({ messageId, classification, standing, children }: IntentMenuProps) {
  const { language, words } = useLocale();
  const { meaning } = words;
  const { opened, open, correct } = useMeanings();
  const intents = useStore(useAgentLink().intents);
  const [search, setSearch] = useState('');
  const shown = opened?.messageId === messageId && opened.part === 'correct';
  const combobox = useCombobox({
    opened: shown,
    onOpenedChange: (next) => open(next ? { messageId, part: 'correct' } : undefined),
    onDropdownOpen: () => combobox.selectFirstOption(),
    onDropdownClose: () => {
      setSearch('');
      combobox.resetSelectedOption();
      combobox.focusTarget();
    },
  });
  const ranked = classification.ranking.map(({ intent }) => intent);
  const choices = intentChoices(intents, ranked, search, (intent) => intentName(intent, language));
  const take = (value: string): void => {
    combobox.closeDropdown();
    correct(messageId, value === NONE ? null : value.slice(1));
  };
  return (
    <Combobox store={combobox} width={280} position="bottom-start" onOptionSubmit={take}>
      <Combobox.Target withAriaAttributes={false}>
        {cloneElement(children, { onClick: () => combobox.toggleDropdown(), 'aria-expanded': shown })}
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          aria-label={meaning.search}
          placeholder={meaning.search}
          autoFocus
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={meaning.correct}>
          {choices.map((intent) => (
            <Combobox.Option key={intent} value={`:${intent}`} active={intent === standing}>
              <span className={classes.option}>
                <span>{intentName(intent, language)}</span>
                <span lang={language === 'zh' ? 'en' : 'zh'}>
                  {intentName(intent, language === 'zh' ? 'en' : 'zh')}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {choices.length === 0 && (
            <Combobox.Empty>{intents.length === 0 ? meaning.noIntents : meaning.noMatch}</Combobox.Empty>
          )}
        </Combobox.Options>
        <Combobox.Footer p={0}>
          <Combobox.Option value={NONE} active={standing === null}>
            {meaning.none}
          </Combobox.Option>
        </Combobox.Footer>
      </Combobox.Dropdown>
    </Combobox>
  );
}
