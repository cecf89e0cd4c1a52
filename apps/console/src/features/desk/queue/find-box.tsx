import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, Ref } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import classes from './queue.module.css';

interface FindBoxProps {
  readonly ref: Ref<HTMLInputElement>;
  readonly text: string;
  readonly write: (text: string) => void;
}

/** One box: it narrows the list while somebody writes, and searches what was said. `/` leads here. */
export function FindBox({ ref, text, write }: FindBoxProps) {
  const { queue: words } = useWords();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      if (text === '') event.currentTarget.blur();
      else write('');
    }
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    const first = event.currentTarget.closest('section')?.querySelector<HTMLElement>('[data-found]');
    if (first) {
      event.preventDefault();
      first.focus();
    }
  };
  return (
    <div className={classes.find} role="search">
      <TextInput
        ref={ref}
        size="sm"
        value={text}
        placeholder={words.find}
        aria-label={words.findLabel}
        aria-keyshortcuts="/"
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          text === '' ? (
            <Kbd size="xs" aria-hidden>
              /
            </Kbd>
          ) : (
            <CloseButton size="sm" aria-label={words.clear} onClick={() => write('')} />
          )
        }
        onChange={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
