import type { PolicyLimits } from '#protocol';
import { NumberInput } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import classes from './policies.module.css';
import type { FieldsProps } from './fields-props.js';

const COUNTS = [
  ['perSession', 10],
  ['perDay', 20],
  ['perWeek', 50],
] as const;

/** How often one shopper may be interrupted, and who never is. */
export function LimitsFields({ draft: { limits }, change }: FieldsProps) {
  const { policies: words } = useWords();
  const set = (part: Partial<PolicyLimits>) => change({ limits: { ...limits, ...part } });
  return (
    <div className={classes.fields}>
      <div className={classes.row}>
        {COUNTS.map(([name, max]) => (
          <NumberInput
            key={name}
            label={words[name]}
            min={1}
            max={max}
            value={limits[name]}
            onChange={(value) => set({ [name]: Math.max(1, Number(value)) })}
          />
        ))}
      </div>
      <div className={classes.row}>
        <NumberInput
          label={words.cooldown}
          min={0}
          max={2160}
          value={limits.cooldownHours}
          onChange={(value) => set({ cooldownHours: Number(value) })}
        />
        <NumberInput
          label={words.holdOut}
          description={words.holdOutHint}
          min={0}
          max={90}
          value={Math.round(limits.holdOut * 100)}
          onChange={(value) => set({ holdOut: Number(value) / 100 })}
        />
      </div>
    </div>
  );
}
