import type { StaffMember } from '#protocol';
import { type KeyboardEvent, type RefObject, useEffectEvent, useLayoutEffect, useState } from 'react';
import { asTyped } from './as-typed.js';
import { type ComposerMode, replaced, triggerAt } from './trigger.js';
import { usePicker } from './use-picker.js';

type Box = RefObject<HTMLTextAreaElement | null>;

interface Written {
  readonly conversationId: string;
  readonly me: StaffMember;
  readonly mode: ComposerMode;
  readonly text: string;
  readonly write: (text: string) => void;
}

/** Picking while writing: a list opens at the caret, keys move through it, and what is picked takes the place of what was typed for it. */
export function usePicking(box: Box, { conversationId, me, mode, text, write }: Written) {
  const [caret, setCaret] = useState(0);
  const [closed, setClosed] = useState<string>();
  const found = triggerAt(text, Math.min(caret, text.length), mode);
  const place = found && `${mode} ${String(found.start)}`;
  const trigger = place === closed ? undefined : found;
  const picker = usePicker(trigger, conversationId, me.id);
  const caretTo = useCaret(box);

  const pick = (at: number): void => {
    const picked = picker?.at(at);
    if (picked === undefined || trigger === undefined) return;
    const words = picked.kind === 'canned' ? asTyped(picked.reply.text) : `@${picked.name} `;
    const next = replaced(text, trigger, words);
    write(next.text);
    setCaret(next.caret);
    caretTo(next.caret);
  };
  /** @returns whether the key was meant for the list */
  const onKey = (event: KeyboardEvent): boolean => {
    if (picker === undefined || event.nativeEvent.isComposing) return false;
    if (event.key === 'Escape') setClosed(place);
    else if (picker.options.length === 0) return false;
    else if (event.key === 'ArrowDown') picker.move(1);
    else if (event.key === 'ArrowUp') picker.move(-1);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(picker.active);
    else return false;
    event.preventDefault();
    return true;
  };
  /** Where a list was closed, none opens until the box is empty again. */
  const written = (value: string, at: number): void => {
    setCaret(at);
    setClosed((before) => (value === '' ? undefined : before));
  };
  return { picker, pick, onKey, caretAt: setCaret, written };
}

/** Puts the caret somewhere once the text that was written stands in the box. */
function useCaret(box: Box): (at: number) => void {
  const [at, setAt] = useState<{ readonly caret: number }>();
  const place = useEffectEvent((caret: number) => {
    box.current?.focus();
    box.current?.setSelectionRange(caret, caret);
  });
  useLayoutEffect(() => {
    if (at) place(at.caret);
  }, [at]);
  return (caret) => setAt({ caret });
}
