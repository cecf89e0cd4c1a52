import type { ForesightEvaluationView } from '#protocol';
import { Text } from '@mantine/core';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';

/** What figures rest on: which part of the log, and whether anybody real is in it. */
export function SliceNote({ slice }: Pick<ForesightEvaluationView, 'slice'>) {
  const { foresightModels: words } = useWords();
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {words.slice(
        format.number(slice.sequences),
        format.number(slice.shoppers),
        format.moment(slice.fromAt),
        format.moment(slice.toAt),
      )}
      {slice.simulated && ` ${words.sliceSimulated}`}
    </Text>
  );
}
