import type { ConversationSummary, ShopperDetail, StaffMember, Transcript } from '#protocol';
import { type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { remembered } from '../../shared/forgotten/remembered.js';
import { useWords } from '../../shared/i18n/locale.js';
import { shopperLabel } from '../../shared/portrait/shopper-label.js';
import type { ActMenu } from './acts/act-menu.js';
import type { Arranged } from './acts/meta-line.js';
import { useAgentLink } from './agent-link.js';
import { Composer, type ComposerHandle } from './composer/composer.js';
import { knownProducts } from './composer/known-products.js';
import { ConversationHeader } from './conversation-header.js';
import { unsettled } from './drafts.js';
import { MeaningContext, type OpenedMeaning } from './meaning/meaning-context.js';
import { messageMeant } from './meaning/message-meant.js';
import { useCorrections } from './meaning/use-corrections.js';
import { flowState } from './transcript/flow-state.js';
import { FlowStrip } from './transcript/flow-strip.js';
import { TranscriptView } from './transcript-view.js';
import { useCompany } from './transcript/use-company.js';
import { useMarkRead } from './transcript/use-mark-read.js';
import { useConversationActs } from './use-conversation-acts.js';
import type { ConversationHandle } from './use-desk-keys.js';
import type { Drafts } from './use-drafts.js';

/** What belongs to a conversation besides what was said. */
export interface AroundTranscript {
  readonly me: StaffMember;
  readonly shopper: ShopperDetail | undefined;
  readonly summary: ConversationSummary | undefined;
  readonly drafts: Drafts;
  readonly knownTags: readonly string[];
  /** A line that is looked for. */
  readonly line: string | undefined;
  readonly handle: RefObject<ConversationHandle | null>;
}

interface ConversationOpenProps extends AroundTranscript {
  readonly transcript: Transcript;
}

export function ConversationOpen(props: ConversationOpenProps) {
  const { me, transcript, shopper, summary, drafts, knownTags, line, handle } = props;
  const { app } = useWords();
  const { conversationId, shopperId, entries } = transcript;
  const composer = useRef<ComposerHandle>(null);
  const acts = useConversationActs(conversationId);
  const [menu, openMenu] = useState<ActMenu>();
  const company = useCompany(conversationId, me.id);
  const agentId = summary?.agentId ?? transcript.agent?.id;
  const mine = transcript.status === 'agent' && agentId === me.id;
  const open = transcript.status !== 'resolved';
  const corrections = useCorrections(transcript, me);
  const meanings = useMeaningState(corrections);
  const seeMentions = useAgentLink().seeMentions;
  useEffect(() => seeMentions(conversationId), [seeMentions, conversationId, entries.length]);
  useMarkRead(transcript, mine);
  useImperativeHandle(
    handle,
    () => ({
      reply: () => composer.current?.focus('reply'),
      note: () => composer.current?.focus('note'),
      canned: () => composer.current?.startCanned(),
      suggestion: () => composer.current?.insertSuggestion(),
      open: openMenu,
      join: () => {
        if (open && !mine) acts.join();
      },
      handBack: () => {
        if (mine) acts.handBack();
      },
      resolve: () => {
        if (open) acts.resolve();
      },
      meaning: (what) => {
        const meant = messageMeant(corrections.entries);
        if (meant === undefined) return;
        if (what !== 'undo') meanings.open({ messageId: meant.id, part: what });
        else if (meant.classification?.correction) corrections.ask(meant.id, undefined);
      },
    }),
    [open, mine, acts, corrections, meanings],
  );
  const name = shopperLabel(
    shopperId,
    (shopper && remembered(shopper.portrait.traits)?.name) ?? summary?.shopperName,
    app.somebody,
  );
  const flow = open && transcript.status !== 'agent' ? flowState(entries) : undefined;
  const products = useMemo(() => knownProducts(shopper), [shopper]);
  return (
    <MeaningContext value={meanings}>
      <ConversationHeader
        me={me}
        name={name}
        transcript={transcript}
        arranged={arrangedOf(transcript, summary)}
        viewers={company.viewers}
        knownTags={knownTags}
        mine={mine}
        acts={acts}
        opening={{ opened: menu, open: openMenu }}
      />
      <TranscriptView
        me={me}
        shopperName={name}
        transcript={{ ...transcript, entries: corrections.entries }}
        drafts={unsettled(drafts.drafts, conversationId, entries)}
        retry={drafts.retry}
        discard={drafts.discard}
        writing={company.writing}
        line={line}
      />
      {flow && <FlowStrip flow={flow} mine={mine} />}
      <Composer
        ref={composer}
        me={me}
        transcript={transcript}
        products={products}
        joins={!mine}
        send={drafts.send}
      />
    </MeaningContext>
  );
}

/** The queue is told of every change; before it has said anything of this conversation, the transcript knows. */
const arrangedOf = (transcript: Transcript, summary: ConversationSummary | undefined): Arranged => {
  const { assignee, tags, snoozedUntil } = summary ?? transcript;
  return { assignee, tags, snoozedUntil };
};

/** Which message's meaning is open, and what can be done with it. */
function useMeaningState(corrections: ReturnType<typeof useCorrections>) {
  const [opened, open] = useState<OpenedMeaning>();
  const { ask, problems, dismiss } = corrections;
  return useMemo(() => ({ opened, open, correct: ask, problems, dismiss }), [opened, ask, problems, dismiss]);
}
