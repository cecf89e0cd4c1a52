import type { Portrait } from '#protocol';
import { Text } from '@mantine/core';
import { useLocale } from '../i18n/locale.js';
import { useFormat } from '../i18n/use-format.js';
import { useNow } from '../time/use-now.js';
import { intentName } from '../words/intents.js';
import { Facts } from '../ui/facts.js';
import { Block } from './block.js';

export function PastIntents({ intents }: { readonly intents: Portrait['intents'] }) {
  const { language, words } = useLocale();
  const format = useFormat();
  const now = useNow();
  const latest = intents.toSorted((a, b) => b.lastAt.localeCompare(a.lastAt)).slice(0, 6);
  return (
    <Block title={words.shopper.intents}>
      {latest.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.shopper.noIntents}
        </Text>
      ) : (
        <Facts
          rows={latest.map(({ intent, count, lastAt }) => [
            intentName(intent, language),
            `${words.shopper.times(format.number(count))} · ${format.ago(lastAt, now)}`,
          ])}
        />
      )}
    </Block>
  );
}
