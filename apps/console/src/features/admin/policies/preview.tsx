import type { HelpPolicy, Language } from '#protocol';
import { Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { LanguagePicker } from '../../../shared/i18n/language-picker.js';
import { useLocale } from '../../../shared/i18n/locale.js';
import parts from '../model-parts/parts.module.css';
import { describe } from './describe.js';
import classes from './policies.module.css';

const EXAMPLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { times: '2', product: 'Cast-iron skillet 26 cm', order: 'HP-10234', coupon: 'PINE10' },
  zh: { times: '2', product: '26厘米铸铁煎锅', order: 'HP-10234', coupon: 'PINE10' },
};

/** What a policy means, and what a shopper will see. */
export function Preview({ policy }: { readonly policy: HelpPolicy }) {
  const { language, words } = useLocale();
  const [shown, show] = useState<Language>(language);
  const { saw, action } = policy.offer[shown];
  const fill = (text: string): string =>
    text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (place, name: string) => EXAMPLES[shown][name] ?? place);
  return (
    <>
      <section className={parts.section} aria-live="polite">
        <Title order={2}>{words.policies.preview}</Title>
        <ul className={classes.plain}>
          {describe(policy, language).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <section className={parts.section}>
        <div className={parts.head}>
          <Title order={2}>{words.policies.cardPreview}</Title>
          <LanguagePicker label={words.policies.languages} language={shown} pick={show} ml="auto" />
        </div>
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} className={classes.stage} data-theme={theme}>
            <div className={classes.card} lang={shown}>
              <p>{fill(saw) || '…'}</p>
              <span className={classes.cardAction}>{fill(action) || '…'}</span>
              <IconX size={16} className={classes.cardClose} aria-hidden />
            </div>
          </div>
        ))}
      </section>
    </>
  );
}
