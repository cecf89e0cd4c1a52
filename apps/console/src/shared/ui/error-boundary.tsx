import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/locale.js';

interface State {
  readonly error?: Error;
}

/** Keeps a defect in one part from taking the whole screen away. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}

function Broken({ error }: { readonly error: Error }) {
  const { app } = useWords();
  return (
    <Stack p="lg" gap="xs" maw={560} m="auto" role="alert">
      <Title order={2}>{app.broken}</Title>
      <Text size="sm">{app.brokenNext}</Text>
      <Code block>{error.message}</Code>
      <Button w="fit-content" onClick={() => window.location.reload()}>
        {app.reload}
      </Button>
    </Stack>
  );
}
