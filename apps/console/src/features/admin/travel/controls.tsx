import { ActionIcon, Button, Group, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useWords } from '../../../shared/i18n/locale.js';
import type { Spacing } from './axis.js';
import { MomentLine } from './moment-line.js';
import { type Stop, addressOf, within } from './stops.js';
import classes from './travel.module.css';
import type { useTravelAddress } from './use-travel-address.js';

interface ControlsProps {
  readonly stops: readonly Stop[];
  readonly at: number;
  readonly other: number | undefined;
  readonly spacing: Spacing;
  readonly total: number;
  readonly go: (which: 'at' | 'with', index: number) => void;
  readonly address: ReturnType<typeof useTravelAddress>;
}

/** Where one stands, in words; a step either way; how the line is drawn; a second moment. */
export function Controls({ stops, at, other, spacing, total, go, address }: ControlsProps) {
  const { travel: words } = useWords();
  const comparing = other !== undefined;
  const compare = (): void => {
    const start = stops[within(stops, at === 0 ? 1 : at - 1)];
    address.go({ with: comparing || start === undefined ? undefined : addressOf(start) });
  };
  return (
    <div className={classes.controls}>
      <Group gap={4} wrap="nowrap">
        <Step name={words.earlier} off={at === 0} press={() => go('at', at - 1)} Icon={IconChevronLeft} />
        <Step
          name={words.later}
          off={at === stops.length - 1}
          press={() => go('at', at + 1)}
          Icon={IconChevronRight}
        />
      </Group>
      <MomentLine stops={stops} at={at} total={total} />
      <Group gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={words.spacing}
          value={spacing}
          onChange={(next) => address.go({ spacing: next === 'event' ? next : undefined })}
          data={[
            { value: 'time', label: words.byTime },
            { value: 'event', label: words.byEvent },
          ]}
        />
        <Button size="xs" variant="default" onClick={compare}>
          {comparing ? words.stopComparing : words.compare}
        </Button>
      </Group>
    </div>
  );
}

interface StepProps {
  readonly name: string;
  readonly off: boolean;
  readonly press: () => void;
  readonly Icon: typeof IconChevronLeft;
}

function Step({ name, off, press, Icon }: StepProps) {
  return (
    <ActionIcon variant="default" size={40} aria-label={name} title={name} disabled={off} onClick={press}>
      <Icon size={18} />
    </ActionIcon>
  );
}
