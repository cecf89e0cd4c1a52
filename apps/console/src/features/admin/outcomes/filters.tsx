import type { OutcomesView } from '#protocol';
import { NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useLocale } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { intentName } from '../../../shared/words/intents.js';
import classes from './outcomes.module.css';
import type { LookedAt } from './use-looked-at.js';

const DAY_MS = 86_400_000;
const RANGES = [7, 28, 90];

interface FiltersProps {
  readonly view: OutcomesView;
  readonly lookedAt: LookedAt;
  readonly change: (changes: LookedAt) => void;
}

/** Which days, and of what. */
export function Filters({ view, lookedAt, change }: FiltersProps) {
  const { words: all, language } = useLocale();
  const { outcomes: words } = all;
  const { languageName } = useFormat();
  const { policies, intents, agents } = view.choices;
  const selects = [
    ['policyId', words.policy, words.any.policy, policies.map(({ policyId, name }) => [policyId, name])],
    ['intent', words.question, words.any.question, intents.map((id) => [id, intentName(id, language)])],
    ['agentId', words.agent, words.any.agent, agents.map(({ agentId, name }) => [agentId, name])],
    ['language', words.language, words.any.language, ['en', 'zh'].map((code) => [code, languageName(code)])],
  ] as const;
  return (
    <div className={classes.filters} role="group" aria-label={words.filters}>
      <Span view={view} change={change} />
      {selects.map(([name, label, any, options]) => (
        <NativeSelect
          key={name}
          size="xs"
          label={label}
          value={lookedAt[name] ?? ''}
          onChange={({ currentTarget: { value } }) => change({ [name]: value })}
          data={[
            { value: '', label: any },
            ...options.map(([value = '', shown = value]) => ({ value, label: shown })),
          ]}
        />
      ))}
    </div>
  );
}

function Span({ view: { from, to }, change }: Pick<FiltersProps, 'view' | 'change'>) {
  const { words: all } = useLocale();
  const { outcomes: words } = all;
  const { number } = useFormat();
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  const back = (range: number): string =>
    new Date(Date.parse(to) - (range - 1) * DAY_MS).toISOString().slice(0, 10);
  return (
    <>
      <div className={classes.ranges}>
        <span aria-hidden>{words.range}</span>
        <SegmentedControl
          size="xs"
          aria-label={words.range}
          value={String(days)}
          onChange={(range) => change({ from: back(Number(range)), to })}
          data={RANGES.map((range) => ({ value: String(range), label: words.days(number(range)) }))}
        />
      </div>
      <TextInput
        size="xs"
        type="date"
        label={words.from}
        value={from}
        max={to}
        onChange={({ currentTarget: { value } }) =>
          value !== '' && change({ from: value, to: value > to ? value : to })
        }
      />
      <TextInput
        size="xs"
        type="date"
        label={words.to}
        value={to}
        min={from}
        onChange={({ currentTarget: { value } }) =>
          value !== '' && change({ from: value < from ? value : from, to: value })
        }
      />
    </>
  );
}
