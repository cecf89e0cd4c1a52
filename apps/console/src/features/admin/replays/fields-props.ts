import type { ProjectionStatus } from '#protocol';
import type { ReplayForm, Wrongs } from './replay-form.js';

/** What every part of the form is given. */
export interface FieldsProps {
  readonly form: ReplayForm;
  readonly wrongs: Wrongs;
  readonly status: ProjectionStatus;
  readonly change: (form: ReplayForm) => void;
}
