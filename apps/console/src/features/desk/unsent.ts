const KEY = 'presage.unsent.';

/** What was written and not sent survives leaving the conversation and a reload, in this tab only. */
export const unsentOf = (conversationId: string): string =>
  sessionStorage.getItem(KEY + conversationId) ?? '';

export function keepUnsent(conversationId: string, text: string): void {
  if (text === '') sessionStorage.removeItem(KEY + conversationId);
  else sessionStorage.setItem(KEY + conversationId, text);
}
