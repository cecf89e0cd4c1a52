import { Text, Title } from '@mantine/core';

/** A drawing that this version has no numbers for, and why. */
export function Missing({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
    </section>
  );
}
