import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useWords } from '../i18n/locale.js';
import { useFormat } from '../i18n/use-format.js';

interface FreshPillProps {
  readonly count: number;
  readonly show: () => void;
}

/** New work is announced beside the list, and comes in when somebody asks for it. */
export function FreshPill({ count, show }: FreshPillProps) {
  const { desk } = useWords();
  const { number } = useFormat();
  return (
    <div role="status">
      {count > 0 && (
        <Button
          size="compact-sm"
          radius="xl"
          title={desk.showFresh}
          leftSection={<IconArrowUp size={14} aria-hidden />}
          onClick={show}
        >
          {desk.fresh(number(count))}
        </Button>
      )}
    </div>
  );
}
