import type { Classification } from '#protocol';
import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { useLocale } from '../i18n/locale.js';
import { useFormat } from '../i18n/use-format.js';
import { intentName } from '../words/intents.js';
import classes from './believed-intent.module.css';
import { Probability } from './probability.js';

/** What a message is believed to ask: dashed, with its probability; opening it shows what else it may be. */
export function BelievedIntent({ classification }: { readonly classification: Classification }) {
  const { language, words } = useLocale();
  const { percent } = useFormat();
  const { ranking, band, outOfScope } = classification;
  const leading = ranking[0];
  if (leading === undefined) return null;
  const name = intentName(leading.intent, language);
  const spoken = words.desk.believes(name, percent(leading.probability), words.band[band]);
  return (
    <Popover width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.believed} aria-label={spoken} data-band={band}>
          <span className={classes.name}>{name}</span>
          <Probability value={leading.probability} band={band} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6} tabIndex={-1} data-autofocus style={{ outline: 'none' }}>
          <Text fw={600}>{words.desk.whyTitle}</Text>
          {outOfScope && <Text size="sm">{words.desk.outOfScope}</Text>}
          <Alternatives classification={classification} />
          <Text size="xs" c="dimmed">
            {words.desk.model(classification.model.name, shortVersion(classification.model.version))}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Versions are content hashes; their beginning is enough to tell them apart. */
const shortVersion = (version: string): string => (version.length > 16 ? version.slice(0, 12) : version);

function Alternatives({ classification }: { readonly classification: Classification }) {
  const { language, words } = useLocale();
  const format = useFormat();
  return (
    <>
      <ol className={classes.list}>
        {classification.ranking.map(({ intent, probability }) => (
          <li key={intent}>
            <span>{intentName(intent, language)}</span>
            <Probability value={probability} />
          </li>
        ))}
      </ol>
      <Text size="xs" c="dimmed">
        {words.desk.language(format.languageName(classification.language))}
      </Text>
    </>
  );
}
