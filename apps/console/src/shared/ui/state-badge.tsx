import { Badge, type BadgeProps } from '@mantine/core';
import type { ReactNode } from 'react';

interface StateBadgeProps extends Omit<BadgeProps, 'variant' | 'c'> {
  readonly color: string;
  readonly children: ReactNode;
}

/** In which state something is. */
export const StateBadge = (props: StateBadgeProps) => <Badge variant="light" {...props} />;
