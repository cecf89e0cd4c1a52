import type { ContentKind } from '#protocol';
import { IconArrowLeft } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import classes from './content.module.css';

interface BackToListProps {
  readonly kind: ContentKind;
  readonly close: () => void;
}

/** Where there is no room for the list beside what is open. */
export function BackToList({ kind, close }: BackToListProps) {
  const { content: words } = useWords();
  return (
    <button type="button" className={classes.back} onClick={close}>
      <IconArrowLeft size={16} aria-hidden /> {words.kinds[kind]}
    </button>
  );
}
