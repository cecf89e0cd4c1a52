import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';

interface ShopperFormProps {
  readonly shopper: string | undefined;
  readonly choose: (shopper: string) => void;
}

export function ShopperForm({ shopper, choose }: ShopperFormProps) {
  const { forgetting: words } = useWords();
  const [text, setText] = useState(shopper ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') choose(text.trim());
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label={words.shopper}
          placeholder={words.shopperHint}
          style={{ flex: '1 1 240px', maxWidth: 400 }}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={text.trim() === ''}>
          {words.look}
        </Button>
      </Group>
    </form>
  );
}
