import { Fieldset, TextInput } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { LimitsFields } from './limits-fields.js';
import { OfferFields } from './offer-fields.js';
import type { FieldsProps } from './fields-props.js';
import { WhenFields } from './when-fields.js';
import { WhoFields } from './who-fields.js';

/** Everything that makes a policy, in the order in which one thinks of it: when, who, what is said, how often. */
export function PolicyForm({ draft, change }: FieldsProps) {
  const { policies: words } = useWords();
  return (
    <>
      <TextInput
        label={words.name}
        description={words.nameHint}
        maxLength={120}
        value={draft.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <Fieldset legend={words.whenTitle}>
        <WhenFields draft={draft} change={change} />
      </Fieldset>
      <Fieldset legend={words.whoTitle}>
        <WhoFields draft={draft} change={change} />
      </Fieldset>
      <Fieldset legend={words.offerTitle}>
        <OfferFields draft={draft} change={change} />
      </Fieldset>
      <Fieldset legend={words.limitsTitle}>
        <LimitsFields draft={draft} change={change} />
      </Fieldset>
    </>
  );
}
