import type { CorrelationNode, CorrelationTree } from '#protocol';

/** A line of the tree as it is drawn: with its depth, and whether its own lines are shown. */
export interface Line {
  readonly node: CorrelationNode;
  /** From 1. */
  readonly level: number;
  /** Undefined where it caused nothing. */
  readonly open: boolean | undefined;
  readonly place: number;
  readonly siblings: number;
  readonly parent: string | undefined;
}

/** The lines in sight, from top to bottom; `shut` holds the ids of events whose effects are folded away. */
export function linesOf(
  { roots }: Pick<CorrelationTree, 'roots'>,
  shut: ReadonlySet<string>,
): readonly Line[] {
  const lines: Line[] = [];
  const add = (nodes: readonly CorrelationNode[], level: number, parent: string | undefined): void => {
    nodes.forEach((node, index) => {
      const { id } = node.event;
      const open = node.caused.length === 0 ? undefined : !shut.has(id);
      lines.push({ node, level, open, place: index + 1, siblings: nodes.length, parent });
      if (open === true) add(node.caused, level + 1, id);
    });
  };
  add(roots, 1, undefined);
  return lines;
}

/** What a key does in a tree (WAI-ARIA): go to another line, open one, or shut one. */
export type Move = { readonly to: string } | { readonly open: string } | { readonly shut: string };

export function moveOf(key: string, at: number, lines: readonly Line[]): Move | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  const { id } = line.node.event;
  const go = (index: number): Move | undefined => {
    const next = lines[index]?.node.event.id;
    return next === undefined ? undefined : { to: next };
  };
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(lines.length - 1);
    case 'ArrowRight':
      return line.open === undefined ? undefined : line.open ? go(at + 1) : { open: id };
    case 'ArrowLeft':
      if (line.open === true) return { shut: id };
      return line.parent === undefined ? undefined : { to: line.parent };
    default:
      return undefined;
  }
}
