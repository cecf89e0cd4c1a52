export type SendKey = 'enter' | 'ctrl-enter';

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** An input method is composing: Enter belongs to it. */
  readonly isComposing: boolean;
}

/** Ctrl+Enter (⌘+Enter) always sends; Enter alone where it was chosen to. */
export function sends({ key, shiftKey, ctrlKey, metaKey, isComposing }: Pressed, chosen: SendKey): boolean {
  if (key !== 'Enter' || isComposing) return false;
  return ctrlKey || metaKey || (chosen === 'enter' && !shiftKey);
}
