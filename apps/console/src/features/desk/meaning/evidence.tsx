import type { Classification } from '#protocol';
import { Text, UnstyledButton } from '@mantine/core';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Facts } from '../../../shared/ui/facts.js';
import { intentName } from '../../../shared/words/intents.js';
import { shortVersion } from '../../../shared/words/short-version.js';
import { Marked } from './marked.js';
import { useMeanings } from './meaning-context.js';
import type { MeaningProps } from './meaning-props.js';
import classes from './meaning.module.css';
import { RankedBar } from './ranked-bar.js';

/** Everything that was read out of one message, and why. */
export function Evidence({ messageId, classification, text }: MeaningProps) {
  const { meaning } = useLocale().words;
  return (
    <div tabIndex={-1} data-autofocus className={classes.evidence}>
      <Ranked messageId={messageId} classification={classification} />
      {(classification.also?.length ?? 0) > 0 && (
        <section>
          <h3>{meaning.also}</h3>
          <ul className={classes.ranked}>
            {classification.also?.map(({ intent, probability }) => (
              <li key={intent} className={classes.also}>
                <RankedBar intent={intent} probability={probability} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Drove classification={classification} text={text} />
      <Read classification={classification} />
    </div>
  );
}

type Of = Pick<MeaningProps, 'classification'>;

/** Each a button: pressing one says that it is this. */
function Ranked({ messageId, classification }: Pick<MeaningProps, 'messageId' | 'classification'>) {
  const { meaning } = useLocale().words;
  const { percent } = useFormat();
  const { correct, open } = useMeanings();
  const { ranking, outOfScope, inScope } = classification;
  const standing = standingIn(classification);
  const choose = (intent: string | null): void => {
    open(undefined);
    correct(messageId, intent);
  };
  return (
    <section>
      <h3>{meaning.ranked}</h3>
      {outOfScope && (
        <Text size="sm">
          {meaning.noneOf}
          {inScope !== undefined && `: ${meaning.inScope(percent(inScope))}`}
        </Text>
      )}
      <ol className={classes.ranked}>
        {ranking.map(({ intent, probability }) => (
          <li key={intent}>
            <UnstyledButton
              className={classes.choice}
              aria-current={intent === standing}
              onClick={() => choose(intent)}
            >
              <RankedBar intent={intent} probability={probability} />
            </UnstyledButton>
          </li>
        ))}
        <li>
          <UnstyledButton
            className={classes.choice}
            aria-current={standing === null}
            onClick={() => choose(null)}
          >
            {meaning.none}
          </UnstyledButton>
        </li>
      </ol>
      <Text size="xs" c="dimmed">
        {meaning.pick}
      </Text>
    </section>
  );
}

const standingIn = ({ correction, outOfScope, ranking }: Classification): string | null =>
  correction === undefined ? (outOfScope ? null : (ranking[0]?.intent ?? null)) : correction.intent;

/** In the message as it reads, and each with its share; they are marked in the transcript too while this is open. */
function Drove({
  classification: { words = [], ranking },
  text,
}: Pick<MeaningProps, 'classification' | 'text'>) {
  const { language, words: dictionary } = useLocale();
  const { meaning } = dictionary;
  const { percent } = useFormat();
  const leading = ranking[0]?.intent;
  if (words.length === 0 || text === undefined || leading === undefined) return null;
  return (
    <section>
      <h3>{meaning.drove(intentName(leading, language))}</h3>
      <p className={classes.excerpt}>
        <Marked text={text} words={words} />
      </p>
      <ul className={classes.drove}>
        {words.map(({ start, end, weight }) => (
          <li key={start}>
            <b>{text.slice(start, end)}</b> <span>{percent(weight)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Read({ classification }: Of) {
  const { app, meaning } = useLocale().words;
  const format = useFormat();
  const { sentiment, languageConfidence, entities = [], model, language } = classification;
  const sure = (label: string, confidence: number | undefined): string =>
    confidence === undefined ? label : meaning.withConfidence(label, format.percent(confidence));
  const named = Map.groupBy(entities, ({ type }) => type);
  return (
    <section>
      <Facts
        rows={[
          ...[...named].map(
            ([type, all]) =>
              [
                meaning.entities[type],
                all.map(({ value }) => (isForgotten(value) ? app.forgotten : value)).join(', '),
              ] as const,
          ),
          [meaning.language, sure(format.languageName(language), languageConfidence)],
          sentiment && [meaning.sentiment, sure(meaning.sentiments[sentiment.label], sentiment.confidence)],
          [meaning.model, meaning.modelIs(model.name, shortVersion(model.version))],
        ]}
      />
    </section>
  );
}
