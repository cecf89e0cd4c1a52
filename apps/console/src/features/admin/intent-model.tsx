import type { Overview } from '#protocol';
import { Anchor, Group, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import classes from './admin.module.css';

export function IntentModel({ model }: { readonly model: Overview['intentModel'] }) {
  const { adminPage: words } = useWords();
  const { number } = useFormat();
  return (
    <section>
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2}>{words.model}</Title>
        <Anchor component={Link} to="/admin/understanding" size="sm">
          {words.understanding}
        </Anchor>
      </Group>
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
