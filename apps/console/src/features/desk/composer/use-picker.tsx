import type { AgentOnDuty } from '#protocol';
import { useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useStore } from '../../../shared/link/store.js';
import { useAgentLink } from '../agent-link.js';
import type { CannedReply } from './canned-reply.js';
import { CannedOption } from './canned-option.js';
import type { PickerOption } from './picker-list.js';
import type { Trigger } from './trigger.js';
import { useCanned } from './use-canned.js';

export type Picked =
  | { readonly kind: 'canned'; readonly reply: CannedReply }
  | { readonly kind: 'mention'; readonly name: string };

export interface Picker {
  readonly options: readonly PickerOption[];
  readonly label: string;
  readonly empty: string;
  readonly active: number;
  readonly move: (by: number) => void;
  readonly at: (index: number) => Picked | undefined;
}

/** What can be picked for what is being written; undefined where nothing is. */
export function usePicker(
  trigger: Trigger | undefined,
  conversationId: string,
  meId: string,
): Picker | undefined {
  const { composer } = useWords();
  const agents = useStore(useAgentLink().agents);
  const query = trigger?.query ?? '';
  const canned = useCanned(conversationId, trigger?.kind === 'canned' ? query : undefined);
  const replies = trigger?.kind === 'canned' ? (canned.data ?? []) : [];
  const colleagues = trigger?.kind === 'mention' ? named(agents, query, meId) : [];
  const [place, setPlace] = useState({ query, at: 0 });
  const count = Math.max(1, replies.length + colleagues.length);
  const active = place.query === query ? Math.min(place.at, count - 1) : 0;
  if (trigger === undefined) return undefined;
  const isCanned = trigger.kind === 'canned';
  return {
    label: isCanned ? composer.canned : composer.mention,
    options: isCanned
      ? replies.map((reply) => ({
          key: reply.shortcut ?? reply.title,
          content: <CannedOption reply={reply} />,
        }))
      : colleagues.map(({ id, name }) => ({ key: id, content: name })),
    empty: isCanned ? cannedEmpty(canned, query, composer) : composer.mentionEmpty(query),
    active,
    move: (by) => setPlace({ query, at: (active + by + count) % count }),
    at: (index) => {
      const [reply, colleague] = [replies[index], colleagues[index]];
      if (reply) return { kind: 'canned', reply };
      return colleague && { kind: 'mention', name: colleague.name };
    },
  };
}

const named = (agents: readonly AgentOnDuty[], query: string, meId: string): readonly AgentOnDuty[] =>
  agents.filter(
    ({ id, name }) => id !== meId && name.toLocaleLowerCase().includes(query.toLocaleLowerCase()),
  );

function cannedEmpty(
  { isError, isLoading }: ReturnType<typeof useCanned>,
  query: string,
  words: ReturnType<typeof useWords>['composer'],
): string {
  if (isError) return words.cannedFailed;
  if (isLoading) return words.cannedLoading;
  return query === '' ? words.cannedNone : words.cannedEmpty(query);
}
