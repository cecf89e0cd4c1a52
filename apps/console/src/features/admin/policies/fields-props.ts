import type { PolicyDraft } from './policy-draft.js';

/** What a part of the form shows, and how it says what has changed. */
export interface FieldsProps {
  readonly draft: PolicyDraft;
  readonly change: (part: Partial<PolicyDraft>) => void;
}
