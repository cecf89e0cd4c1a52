import { Button, Title, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import classes from './compare.module.css';

/** From one answer to another; null: to none. */
export interface Move {
  readonly from: string | null;
  readonly to: string | null;
}
interface Counted extends Move {
  readonly count: number;
}

interface MovesProps {
  /** Most first. */
  readonly moves: readonly Counted[];
  readonly chosen: Move | undefined;
  readonly choose: (move: Move | undefined) => void;
  readonly nameOf: (intent: string | null) => string;
  /** So many of what is counted. */
  readonly say: (count: number, shown: string) => string;
}

const FIRST = 12;

/** From which answer to which, most messages first; choosing one shows its messages alone. */
export function Moves({ moves, chosen, choose, nameOf, say }: MovesProps) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const [all, setAll] = useState(false);
  const most = moves[0]?.count ?? 1;
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
              nameOf={nameOf}
              say={say}
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

interface MoveButtonProps extends Pick<MovesProps, 'nameOf' | 'say'> {
  readonly move: Counted;
  readonly most: number;
  readonly pressed: boolean;
  readonly choose: () => void;
}

function MoveButton({ move, most, pressed, choose, nameOf, say }: MoveButtonProps) {
  const { understanding: words } = useWords();
  const { number } = useFormat();
  const shown = number(move.count);
  return (
    <UnstyledButton
      className={classes.move}
      aria-pressed={pressed}
      aria-label={words.cell(nameOf(move.from), nameOf(move.to), say(move.count, shown))}
      onClick={choose}
    >
      <span>
        {nameOf(move.from)} → {nameOf(move.to)}
      </span>
      <span className={classes.track}>
        <span data-done style={{ width: `${((move.count / most) * 100).toFixed(1)}%` }} />
      </span>
      <span>{shown}</span>
    </UnstyledButton>
  );
}
