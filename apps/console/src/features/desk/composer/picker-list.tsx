import { Kbd } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from './composer.module.css';

export interface PickerOption {
  readonly key: string;
  readonly content: ReactNode;
}

interface PickerListProps {
  readonly id: string;
  readonly label: string;
  readonly options: readonly PickerOption[];
  readonly active: number;
  readonly pick: (at: number) => void;
  /** Said in place of options where there are none. */
  readonly empty: string;
  readonly hint: string;
}

export const optionId = (list: string, at: number): string => `${list}-${String(at)}`;

/** Above the box while something is picked; the focus stays in the box, which moves what is active. */
export function PickerList({ id, label, options, active, pick, empty, hint }: PickerListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div className={classes.picker}>
      <div ref={list} id={id} role="listbox" tabIndex={0} aria-label={label} className={classes.options}>
        {options.map(({ key, content }, at) => (
          <div
            key={key}
            id={optionId(id, at)}
            role="option"
            aria-selected={at === active}
            className={classes.option}
            onPointerDown={(event) => {
              // The box keeps the focus.
              event.preventDefault();
              pick(at);
            }}
          >
            {content}
          </div>
        ))}
      </div>
      {options.length === 0 && (
        <p className={classes.pickerNone} role="status">
          {empty}
        </p>
      )}
      <div className={classes.pickerHint} aria-hidden>
        <Kbd size="xs">Esc</Kbd> {hint}
      </div>
    </div>
  );
}
