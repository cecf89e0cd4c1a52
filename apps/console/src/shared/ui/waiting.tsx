import { Center, Loader } from '@mantine/core';
import { useWords } from '../i18n/locale.js';

export function Waiting() {
  const { app } = useWords();
  return (
    <Center flex={1} h="100%" role="status" aria-label={app.loading}>
      <Loader size="sm" type="dots" />
    </Center>
  );
}
