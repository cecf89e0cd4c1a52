import type { ConversationSummary, ShopperDetail, StaffMember, Transcript } from '#protocol';
import { type RefObject, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { remembered } from '../../shared/forgotten/remembered.js';
import { useWords } from '../../shared/i18n/locale.js';
import { ConversationHeader } from './conversation-header.js';
import { unsettled } from './drafts.js';
import { MeaningContext, type OpenedMeaning } from './meaning/meaning-context.js';
import { messageMeant } from './meaning/message-meant.js';
import { useCorrections } from './meaning/use-corrections.js';
import { ReplyBox } from './reply-box.js';
import { shopperLabel } from '../../shared/portrait/shopper-label.js';
import { TranscriptView } from './transcript-view.js';
import { useConversationActs } from './use-conversation-acts.js';
import type { ReplyBoxHandle } from './use-desk-keys.js';
import type { Drafts } from './use-drafts.js';

/** What belongs to a conversation besides what was said. */
export interface AroundTranscript {
  readonly me: StaffMember;
  readonly shopper: ShopperDetail | undefined;
  readonly summary: ConversationSummary | undefined;
  readonly drafts: Drafts;
  readonly replyBox: RefObject<ReplyBoxHandle | null>;
}

interface ConversationOpenProps extends AroundTranscript {
  readonly transcript: Transcript;
}

export function ConversationOpen({
  me,
  transcript,
  shopper,
  summary,
  drafts,
  replyBox,
}: ConversationOpenProps) {
  const { app } = useWords();
  const { conversationId, shopperId, entries } = transcript;
  const textarea = useRef<HTMLTextAreaElement>(null);
  const acts = useConversationActs(conversationId);
  const agentId = summary?.agentId ?? transcript.agent?.id;
  const mine = transcript.status === 'agent' && agentId === me.id;
  const corrections = useCorrections(transcript, me);
  const [opened, openMeaning] = useState<OpenedMeaning>();
  const meanings = useMemo(
    () => ({
      opened,
      open: openMeaning,
      correct: corrections.ask,
      problems: corrections.problems,
      dismiss: corrections.dismiss,
    }),
    [opened, corrections.ask, corrections.problems, corrections.dismiss],
  );
  const open = transcript.status !== 'resolved';
  useImperativeHandle(
    replyBox,
    () => ({
      focus: () => textarea.current?.focus(),
      join: () => {
        if (open && !mine) acts.act('conversation.join');
      },
      handBack: () => {
        if (mine) acts.act('conversation.handBack');
      },
      resolve: () => {
        if (open) acts.act('conversation.resolve');
      },
      meaning: (what) => {
        const meant = messageMeant(corrections.entries);
        if (meant === undefined) return;
        if (what !== 'undo') openMeaning({ messageId: meant.id, part: what });
        else if (meant.classification?.correction) corrections.ask(meant.id, undefined);
      },
    }),
    [open, mine, acts, corrections],
  );
  const name = shopperLabel(shopperId, shopper && remembered(shopper.portrait.traits)?.name, app.somebody);
  return (
    <MeaningContext value={meanings}>
      <ConversationHeader name={name} transcript={transcript} mine={mine} acts={acts} />
      <TranscriptView
        me={me}
        shopperName={name}
        transcript={{ ...transcript, entries: corrections.entries }}
        drafts={unsettled(drafts.drafts, conversationId, entries)}
        retry={drafts.retry}
        discard={drafts.discard}
      />
      <ReplyBox
        ref={textarea}
        conversationId={conversationId}
        open={open}
        joins={!mine}
        send={(text) => drafts.send(conversationId, text)}
      />
    </MeaningContext>
  );
}
