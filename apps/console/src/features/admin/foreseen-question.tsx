import type { DataOf, EventView } from '#protocol';
import { useLocale } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { intentName } from '../../shared/words/intents.js';
import classes from './admin.module.css';

/** What a prediction among events says; of all other events nothing. */
export function ForeseenQuestion({ event }: { readonly event: EventView }) {
  const { language, words } = useLocale();
  const { percent } = useFormat();
  if (event.type !== 'QuestionPredicted') return null;
  const { intent, probability } = event.data as DataOf<'QuestionPredicted'>;
  const name = intent === null ? words.foreseen.nothing : intentName(intent, language);
  return (
    <span className={classes.believed}>
      {name} {percent(probability)}
    </span>
  );
}
