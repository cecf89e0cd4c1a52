import { SegmentedControl } from '@mantine/core';
import { useWords } from '../../../shared/i18n/locale.js';
import { useOpened } from '../use-opened.js';

/** How many of the last days are looked at; it lives in the address. */
export function useDays(ranges: readonly number[], usual: number) {
  const [asked, choose] = useOpened('days');
  return [ranges.find((each) => String(each) === asked) ?? usual, choose] as const;
}

interface DaysPickerProps {
  readonly ranges: readonly number[];
  readonly days: number;
  readonly choose: (days: string) => void;
}

export function DaysPicker({ ranges, days, choose }: DaysPickerProps) {
  const { understanding: words } = useWords();
  return (
    <SegmentedControl
      ml="auto"
      size="xs"
      aria-label={words.days}
      value={String(days)}
      onChange={choose}
      data={ranges.map((range) => ({ value: String(range), label: words.lastDays(range) }))}
    />
  );
}
