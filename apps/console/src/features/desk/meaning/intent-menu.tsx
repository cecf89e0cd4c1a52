import { Combobox, useCombobox } from '@mantine/core';
import { cloneElement, type ReactElement } from 'react';
import { NONE } from './intent-choices.js';
import { IntentOptions } from './intent-options.js';
import { useMeanings } from './meaning-context.js';
import type { MeaningProps } from './meaning-props.js';

interface IntentMenuProps extends Pick<MeaningProps, 'messageId' | 'classification'> {
  /** What it is held for now; null: none of the intents. */
  readonly standing: string | null;
  readonly children: ReactElement<{ onClick?: () => void; 'aria-expanded'?: boolean }>;
}

/** A button that opens all intents under a search; Enter takes the marked one. */
export function IntentMenu({ messageId, classification, standing, children }: IntentMenuProps) {
  const { opened, open, correct } = useMeanings();
  const shown = opened?.messageId === messageId && opened.part === 'correct';
  const combobox = useCombobox({
    opened: shown,
    onOpenedChange: (next) => open(next ? { messageId, part: 'correct' } : undefined),
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
    },
  });
  const take = (value: string): void => {
    combobox.closeDropdown();
    correct(messageId, value === NONE ? null : value.slice(1));
  };
  return (
    <Combobox store={combobox} width={280} position="bottom-start" keepMounted={false} onOptionSubmit={take}>
      <Combobox.Target withAriaAttributes={false} withKeyboardNavigation={false}>
        {cloneElement(children, { onClick: () => combobox.toggleDropdown(), 'aria-expanded': shown })}
      </Combobox.Target>
      <Combobox.Dropdown>
        <IntentOptions
          ranked={classification.ranking.map(({ intent }) => intent)}
          standing={standing}
          marked={combobox.selectFirstOption}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}
