import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/locale.js';

interface Props {
  readonly children: ReactNode;
  /** Where it stands: whoever goes elsewhere leaves what went wrong behind. */
  readonly at?: string;
}

interface State {
  readonly error?: Error | undefined;
}

/** Keeps a defect in one part from taking the whole screen away. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate({ at }: Props): void {
    if (at !== this.props.at && this.state.error !== undefined) this.setState({ error: undefined });
  }

  override render(): ReactNode {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}

/** What Chromium, Firefox, Safari and Vite say of a part that did not come. */
const NOT_LOADED = /dynamically imported module|importing a module script|unable to preload/i;

function Broken({ error }: { readonly error: Error }) {
  const { app, problem } = useWords();
  const absent = NOT_LOADED.test(error.message);
  return (
    <Stack p="lg" gap="xs" maw="min(560px, 100%)" m="auto" role="alert">
      <Title order={2}>{absent ? problem.unavailable : app.broken}</Title>
      <Text size="sm">{absent ? app.absentNext : app.brokenNext}</Text>
      {!absent && <Code block>{error.message}</Code>}
      <Button w="fit-content" onClick={() => void reload()}>
        {absent ? app.retry : app.reload}
      </Button>
    </Stack>
  );
}

/** Not before the server answers: a page that cannot be fetched would leave the browser's own error. */
async function reload(): Promise<void> {
  try {
    await fetch(window.location.pathname, { method: 'HEAD' });
    window.location.reload();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // Still no server: what stands here stays.
  }
}
