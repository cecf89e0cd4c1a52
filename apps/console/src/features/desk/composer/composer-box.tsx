import type { StaffMember } from '#protocol';
import { Textarea } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useRef } from 'react';
import { useMergedRef } from '@mantine/hooks';
import { useWords } from '../../../shared/i18n/locale.js';
import { useStore } from '../../../shared/link/store.js';
import { useAgentLink } from '../agent-link.js';
import { optionId, PickerList } from './picker-list.js';
import { sendKey } from './send-key.js';
import { sends } from './sends.js';
import type { ComposerMode } from './trigger.js';
import { usePicking } from './use-picking.js';

interface ComposerBoxProps {
  readonly conversationId: string;
  readonly me: StaffMember;
  readonly mode: ComposerMode;
  readonly text: string;
  readonly write: (text: string) => void;
  readonly disabled: boolean;
  readonly isTooLong: boolean;
  readonly joins: boolean;
  readonly submit: () => void;
  readonly insertSuggestion: () => void;
  readonly addFiles: (files: readonly File[]) => void;
}

/** The box itself: keys, what is picked while writing, pasted files, and telling that somebody writes. */
export function ComposerBox({
  boxRef,
  ...props
}: ComposerBoxProps & { readonly boxRef: Ref<HTMLTextAreaElement> }) {
  const { conversationId, mode, text, write, disabled, isTooLong, joins, submit } = props;
  const { desk, composer } = useWords();
  const listId = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const ref = useMergedRef(own, boxRef);
  const chosenKey = useStore(sendKey);
  const tellTyping = useTyping(conversationId);
  const { picker, pick, onKey, caretAt, written } = usePicking(own, props);
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (onKey(event)) return;
    const { key, shiftKey, ctrlKey, metaKey, nativeEvent } = event;
    if (key === 'Escape') event.currentTarget.blur();
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'j') {
      event.preventDefault();
      props.insertSuggestion();
    }
    if (!sends({ key, shiftKey, ctrlKey, metaKey, isComposing: nativeEvent.isComposing }, chosenKey)) return;
    event.preventDefault();
    submit();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    props.addFiles(files);
  };
  return (
    <div style={{ position: 'relative' }}>
      {picker && (
        <PickerList
          id={listId}
          label={picker.label}
          options={picker.options}
          active={picker.active}
          pick={pick}
          empty={picker.empty}
          hint={composer.cannedPick}
        />
      )}
      <Textarea
        ref={ref}
        variant="unstyled"
        px={8}
        aria-label={mode === 'reply' ? desk.replyLabel : composer.noteLabel}
        aria-describedby="composer-hint"
        aria-autocomplete="list"
        {...(picker && {
          'aria-controls': listId,
          ...(picker.options.length > 0 && { 'aria-activedescendant': optionId(listId, picker.active) }),
        })}
        placeholder={
          mode === 'note' ? composer.notePlaceholder : joins ? desk.joinsPlaceholder : desk.replyPlaceholder
        }
        autosize
        minRows={2}
        maxRows={10}
        disabled={disabled}
        error={isTooLong}
        value={text}
        onChange={({ currentTarget: { value, selectionStart } }) => {
          write(value);
          written(value, selectionStart);
          if (mode === 'reply') tellTyping(value);
        }}
        onSelect={({ currentTarget }) => caretAt(currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
    </div>
  );
}

const SAY_AGAIN_MS = 2_500;

/** Tells, not at every letter, that a reply is being written, and that it is not any more. */
function useTyping(conversationId: string): (text: string) => void {
  const link = useAgentLink();
  const said = useRef(0);
  return (text) => {
    const now = Date.now();
    if (text.trim() === '') {
      if (said.current > 0) link.tell('typing', { conversationId, text: '' });
      said.current = 0;
    } else if (now - said.current > SAY_AGAIN_MS) {
      link.tell('typing', { conversationId });
      said.current = now;
    }
  };
}
