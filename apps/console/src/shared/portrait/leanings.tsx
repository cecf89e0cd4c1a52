import type { Affinity, Portrait } from '#protocol';
import { Text } from '@mantine/core';
import { useWords } from '../i18n/locale.js';
import { useFormat } from '../i18n/use-format.js';
import { leanings } from '../time/decay.js';
import { useNow } from '../time/use-now.js';
import { Block } from './block.js';
import classes from './portrait.module.css';

const KINDS = ['category', 'brand', 'priceBand'] as const;

/** Affinities as they are worth now. */
export function Leanings({ affinities, halfLifeDays }: Pick<Portrait, 'affinities' | 'halfLifeDays'>) {
  const { shopper } = useWords();
  const { number } = useFormat();
  const some = KINDS.filter((kind) => affinities[kind].length > 0);
  return (
    <Block
      title={shopper.leansTo}
      note={some.length > 0 ? shopper.leansNote(number(halfLifeDays)) : undefined}
    >
      {some.length === 0 && (
        <Text size="sm" c="dimmed">
          {shopper.noLeanings}
        </Text>
      )}
      {some.map((kind) => (
        <Bars key={kind} label={shopper[kind]} affinities={affinities[kind]} halfLifeDays={halfLifeDays} />
      ))}
    </Block>
  );
}

interface BarsProps {
  readonly label: string;
  readonly affinities: readonly Affinity[];
  readonly halfLifeDays: number;
}

function Bars({ label, affinities, halfLifeDays }: BarsProps) {
  const { number } = useFormat();
  const minute = Math.floor(useNow() / 60_000) * 60_000;
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <div className={classes.bars}>
        {leanings(affinities, minute, halfLifeDays, 4).map(({ name, value, share }) => (
          <Bar key={name} name={name} share={share} value={number(value)} />
        ))}
      </div>
    </div>
  );
}

interface BarProps {
  readonly name: string;
  readonly share: number;
  readonly value: string;
}

function Bar({ name, share, value }: BarProps) {
  return (
    <>
      <span className={classes.barName} title={name}>
        {name}
      </span>
      <span className={classes.bar} style={{ width: `${(share * 100).toFixed(1)}%` }} aria-hidden />
      <span className={classes.value}>{value}</span>
    </>
  );
}
