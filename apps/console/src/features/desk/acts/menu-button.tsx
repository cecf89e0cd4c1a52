import { ActionIcon, type ActionIconProps, type ElementProps } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { Ref } from 'react';

interface MenuButtonProps
  extends Omit<ActionIconProps, 'loading'>, ElementProps<'button', keyof ActionIconProps> {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly icon: Icon;
  readonly label: string;
  /** The key that does the same. */
  readonly shortcut: string;
  readonly loading: boolean;
}

/** A sign with a name, and the key that does the same. */
export function MenuButton({ icon: Symbol, label, shortcut, loading, ...button }: MenuButtonProps) {
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={`${label} (${shortcut})`}
      loading={loading}
      {...button}
    >
      <Symbol size={16} />
    </ActionIcon>
  );
}
