import type { Language } from '#protocol';
import { Code, NativeSelect, Text, TextInput } from '@mantine/core';
import { useLocale } from '../../../shared/i18n/locale.js';
import { knownIntents } from '../../../shared/words/intents.js';
import classes from './policies.module.css';
import type { FieldsProps } from './fields-props.js';

const PLACES = ['{{times}}', '{{product}}', '{{order}}', '{{coupon}}'];

/** The card's words in both languages, and what is answered when it is taken up. */
export function OfferFields({ draft, change }: FieldsProps) {
  const { language, words } = useLocale();
  return (
    <div className={classes.fields}>
      <Text size="sm" c="dimmed">
        {words.policies.offerHint}{' '}
        {PLACES.map((place) => (
          <Code key={place} mr={4}>
            {place}
          </Code>
        ))}
      </Text>
      <Words language="en" draft={draft} change={change} />
      <Words language="zh" draft={draft} change={change} />
      <NativeSelect
        label={words.policies.answers}
        description={words.policies.answersHint}
        maw={360}
        value={draft.answers}
        onChange={({ currentTarget }) => change({ answers: currentTarget.value })}
        data={[{ value: '', label: words.policies.answersForeseen }, ...knownIntents(language)]}
      />
    </div>
  );
}

function Words({ language, draft: { offer }, change }: FieldsProps & { readonly language: Language }) {
  const { words } = useLocale();
  const name = language === 'en' ? words.policies.english : words.policies.chinese;
  const set = (part: Partial<(typeof offer)['en']>) =>
    change({ offer: { ...offer, [language]: { ...offer[language], ...part } } });
  return (
    <div className={classes.said} lang={language}>
      <TextInput
        label={`${words.policies.saw} · ${name}`}
        maxLength={200}
        value={offer[language].saw}
        onChange={({ currentTarget }) => set({ saw: currentTarget.value })}
      />
      <TextInput
        label={`${words.policies.action} · ${name}`}
        maxLength={60}
        value={offer[language].action}
        onChange={({ currentTarget }) => set({ action: currentTarget.value })}
      />
    </div>
  );
}
