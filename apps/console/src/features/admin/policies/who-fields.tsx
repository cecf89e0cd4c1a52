import type { Language } from '#protocol';
import { Chip, Group, Input, NativeSelect, NumberInput } from '@mantine/core';
import { useId } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import classes from './policies.module.css';
import { type PolicyDraft, type Stage, STAGES } from './policy-draft.js';
import type { FieldsProps } from './fields-props.js';

/** Which shoppers: all, where nothing is chosen. */
export function WhoFields({ draft, change }: FieldsProps) {
  const { policies: words, stage } = useWords();
  const languages = { en: words.english, zh: words.chinese };
  return (
    <div className={classes.fields}>
      <Choices
        label={words.stages}
        hint={words.stagesHint}
        options={STAGES.map((value) => [value, stage[value]])}
        value={draft.stages}
        choose={(stages) => change({ stages: stages as readonly Stage[] })}
      />
      <Choices
        label={words.languages}
        hint={words.stagesHint}
        options={(['en', 'zh'] as const).map((value) => [value, languages[value]])}
        value={draft.languages}
        choose={(chosen) => change({ languages: chosen as readonly Language[] })}
      />
      <div className={classes.row}>
        <NumberInput
          label={words.cart}
          min={0}
          value={draft.cartAtLeast ?? ''}
          onChange={(value) => change({ cartAtLeast: value === '' ? undefined : Number(value) })}
        />
        <NativeSelect
          label={words.openOrder}
          value={draft.openOrder}
          onChange={({ currentTarget }) =>
            change({ openOrder: currentTarget.value as PolicyDraft['openOrder'] })
          }
          data={(['any', 'yes', 'no'] as const).map((value) => ({ value, label: words.openOrders[value] }))}
        />
      </div>
    </div>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly hint: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly value: readonly string[];
  readonly choose: (value: readonly string[]) => void;
}

function Choices({ label, hint, options, value, choose }: ChoicesProps) {
  const id = useId();
  return (
    <div>
      <Input.Label id={id} component="span">
        {label}
      </Input.Label>
      <Input.Description mb={6}>{hint}</Input.Description>
      <Chip.Group multiple value={[...value]} onChange={choose}>
        <Group gap={6} role="group" aria-labelledby={id}>
          {options.map(([option, name]) => (
            <Chip key={option} size="xs" value={option}>
              {name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </div>
  );
}
