import { Badge, type BadgeProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface StateBadgeProps extends Omit<BadgeProps, 'variant' | 'c'> {
  readonly color: string;
  readonly children: ReactNode;
}

/** In which state something is; dark enough to be read on its own tint, in light and in dark. */
export const StateBadge = ({ color, ...props }: StateBadgeProps) => (
  <Badge
    variant="light"
    color={color}
    c={`light-dark(var(--mantine-color-${color}-9), var(--mantine-color-${color}-3))`}
    {...props}
  />
);
