import { useWords } from '../i18n/locale.js';
import classes from './forgotten-mark.module.css';

/** Stands where something about a person stood. It was set aside for good, so it looks like what is set aside. */
export function ForgottenMark() {
  const { app } = useWords();
  return <span className={`set-aside ${classes.mark ?? ''}`}>{app.forgotten}</span>;
}
