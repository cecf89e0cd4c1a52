import type { RecordedEvent } from '#kernel';
import type { CauseNode } from '#safekeeping';
import { eventView } from '../../../../src/admin/event-view.js';

const DATA = 160;

/** One event on one line; its data as far as there is room. */
export function eventText(event: RecordedEvent): string {
  const { position, type, stream, revision, metadata, data } = event;
  const json = JSON.stringify(data);
  const shown = json.length > DATA ? `${json.slice(0, DATA)}…` : json;
  const place = `${stream}/${String(revision)}`;
  return `${String(position).padStart(9)}  ${metadata.occurredAt}  ${type}  ${place}  ${shown}\n`;
}

export const eventJson = (event: RecordedEvent): string => `${JSON.stringify(eventView(event))}\n`;

/** Events below what caused them. */
export function treeText(nodes: readonly CauseNode<RecordedEvent>[], indent = ''): string {
  return nodes
    .map((node, i) => {
      const isLast = i === nodes.length - 1;
      const branch = indent === '' ? '' : isLast ? '└─ ' : '├─ ';
      const below = indent === '' ? ' ' : `${indent}${isLast ? '   ' : '│  '}`;
      return `${indent}${branch}${nodeText(node)}\n${treeText(node.caused, below)}`;
    })
    .join('');
}

function nodeText({ event }: CauseNode<RecordedEvent>): string {
  const { type, stream, revision, metadata } = event;
  return `${type}  ${stream}/${String(revision)}  ${metadata.occurredAt}  by ${metadata.actor.kind} ${metadata.actor.id}`;
}
