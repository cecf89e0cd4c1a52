import type { CorrelationTree } from '#protocol';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useOpened } from '../use-opened.js';
import { CauseLine } from './cause-line.js';
import { linesOf, moveOf } from './causes.js';
import classes from './search.module.css';

/** Events under what caused them. One line takes part in the tab order; arrows go on from there. */
export function CauseTree({ tree }: { readonly tree: CorrelationTree }) {
  const { search: words } = useWords();
  const [, open] = useOpened('event');
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => linesOf(tree, shut), [tree, shut]);
  const [active, setActive] = useState<string>();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    lines.findIndex(({ node }) => node.event.id === active),
  );
  const start = lines[0]?.node.event.metadata.occurredAt;
  const fold = (id: string, folded: boolean): void => {
    const next = new Set(shut);
    if (folded) next.add(id);
    else next.delete(id);
    setShut(next);
  };
  const press = (event: KeyboardEvent): void => {
    const move = moveOf(event.key, at, lines);
    if (move === undefined) return;
    event.preventDefault();
    if ('open' in move) fold(move.open, false);
    else if ('shut' in move) fold(move.shut, true);
    else list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(move.to)}"]`)?.focus();
  };
  return (
    <div ref={list} role="tree" aria-label={words.tree} className={classes.tree} onKeyDown={press}>
      {lines.map((line, index) => (
        <CauseLine
          key={line.node.event.id}
          line={line}
          start={start}
          reachable={index === at}
          reach={() => setActive(line.node.event.id)}
          look={() => open(line.node.event.id)}
          fold={() => fold(line.node.event.id, line.open === true)}
        />
      ))}
    </div>
  );
}
