import type { Overview } from '#protocol';
import { Text, Title } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './admin.module.css';

export function IntentModel({ model }: { readonly model: Overview['intentModel'] }) {
  const { adminPage: words } = useWords();
  const { number } = useFormat();
  return (
    <section>
      <Title order={2} mb="xs">
        {words.model}
      </Title>
      {model === undefined ? (
        <Text size="sm" c="dimmed">
          {words.noModelTitle}. {words.noModel}
        </Text>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{words.version}</th>
              <th data-number>{words.labels}</th>
              <th data-number>{words.examples}</th>
              <th>{words.encoder}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td className={classes.mono} data-label={words.version}>
                {model.version}
              </td>
              <td data-number data-label={words.labels}>
                {number(model.labels)}
              </td>
              <td data-number data-label={words.examples}>
                {number(model.examples)}
              </td>
              <td data-label={words.encoder}>{model.encoder}</td>
            </tr>
          </tbody>
        </table>
      )}
    </section>
  );
}
