import type { WhatIfView } from '#protocol';
import { Button, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../../shared/i18n/locale.js';
import { useFormat } from '../../../../shared/i18n/use-format.js';
import { useIntentName } from '../../model-parts/use-intent-name.js';
import classes from './compare.module.css';

export type Move = Pick<WhatIfView['moves'][number], 'from' | 'to'>;

interface MovesProps {
  readonly moves: WhatIfView['moves'];
  readonly chosen: Move | undefined;
  readonly choose: (move: Move | undefined) => void;
}

const FIRST = 12;

/** From which answer to which, most messages first; choosing one shows its messages alone. */
export function Moves({ moves, chosen, choose }: MovesProps) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const [all, setAll] = useState(false);
  const most = moves[0]?.messages ?? 1;
  return (
    <section aria-label={words.moves}>
      <Title order={3}>{words.moves}</Title>
      <ul className={classes.moves}>
        <li>
          <UnstyledButton
            className={classes.move}
            aria-pressed={chosen === undefined}
            onClick={() => choose(undefined)}
          >
            <span>{words.allChanges}</span>
          </UnstyledButton>
        </li>
        {(all ? moves : moves.slice(0, FIRST)).map((move) => (
          <li key={`${String(move.from)} ${String(move.to)}`}>
            <MoveButton
              move={move}
              most={most}
              pressed={chosen?.from === move.from && chosen.to === move.to}
              choose={() => choose({ from: move.from, to: move.to })}
            />
          </li>
        ))}
      </ul>
      {moves.length > FIRST && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
          {all ? words.showFewer : words.more(number(moves.length - FIRST))}
        </Button>
      )}
    </section>
  );
}

interface MoveButtonProps {
  readonly move: WhatIfView['moves'][number];
  readonly most: number;
  readonly pressed: boolean;
  readonly choose: () => void;
}

function MoveButton({ move, most, pressed, choose }: MoveButtonProps) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const nameOf = useIntentName();
  const shown = number(move.messages);
  return (
    <UnstyledButton
      className={classes.move}
      aria-pressed={pressed}
      aria-label={words.cell(nameOf(move.from), nameOf(move.to), words.messages(move.messages, shown))}
      onClick={choose}
    >
      <span>
        {nameOf(move.from)} → {nameOf(move.to)}
      </span>
      <span className={classes.track}>
        <span data-done style={{ width: `${((move.messages / most) * 100).toFixed(1)}%` }} />
      </span>
      <span>{shown}</span>
    </UnstyledButton>
  );
}
