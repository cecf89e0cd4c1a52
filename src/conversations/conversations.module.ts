import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments/attachments.module.js';
import { OffersModule } from '../help/offers.module.js';
import { SocketsModule } from '../sockets/sockets.module.js';
import { UnderstandingModule } from '../understanding/understanding.module.js';
import { AddNoteHandler } from './commands/add-note.js';
import { AssignConversationHandler } from './commands/assign-conversation.js';
import { CorrectIntentHandler } from './commands/correct-intent.js';
import { WithdrawCorrectionHandler } from './commands/withdraw-correction.js';
import { MarkAsAgentHandler, MarkAsShopperHandler } from './commands/mark-messages.js';
import { EndConversationHandler } from './commands/end-conversation.js';
import { HandBackConversationHandler } from './commands/hand-back-conversation.js';
import { JoinConversationHandler } from './commands/join-conversation.js';
import { RateConversationHandler } from './commands/rate-conversation.js';
import { ReplyAsAgentHandler } from './commands/reply-as-agent.js';
import { RequestHandoffHandler } from './commands/request-handoff.js';
import { ResolveConversationHandler } from './commands/resolve-conversation.js';
import { SendMessageHandler } from './commands/send-message.js';
import { SnoozeConversationHandler } from './commands/snooze-conversation.js';
import { TagConversationHandler } from './commands/tag-conversation.js';
import { TellTypingHandler } from './commands/tell-typing.js';
import { CoalescedMarks } from './coalesced-marks.js';
import { TellAgentTypingHandler } from './commands/tell-agent-typing.js';
import { AgentTypingGateway } from './agent-typing.gateway.js';
import { Conversations } from './conversations.js';
import { FollowingGateway } from './following.gateway.js';
import { OwnConversations } from './own-conversations.js';
import { ListConversationsHandler } from './queries/list-conversations.js';
import { ListOwnConversationsHandler } from './queries/list-own-conversations.js';
import { OpenTranscriptHandler } from './queries/open-transcript.js';
import { ReadSummariesHandler } from './queries/read-summaries.js';
import { ResumeConversationHandler } from './queries/resume-conversation.js';
import { WatchTranscriptHandler } from './queries/watch-transcript.js';
import { ShopperPushes } from './shopper-pushes.js';
import { ShopperGateway } from './shopper.gateway.js';

/** Everything that can be done in and asked of a conversation. */
@Module({
  imports: [AttachmentsModule, SocketsModule, OffersModule, UnderstandingModule],
  providers: [
    Conversations,
    OwnConversations,
    CoalescedMarks,
    MarkAsShopperHandler,
    MarkAsAgentHandler,
    SendMessageHandler,
    TellTypingHandler,
    RateConversationHandler,
    RequestHandoffHandler,
    EndConversationHandler,
    JoinConversationHandler,
    ReplyAsAgentHandler,
    HandBackConversationHandler,
    ResolveConversationHandler,
    CorrectIntentHandler,
    AddNoteHandler,
    TellAgentTypingHandler,
    AgentTypingGateway,
    TagConversationHandler,
    SnoozeConversationHandler,
    AssignConversationHandler,
    WithdrawCorrectionHandler,
    OpenTranscriptHandler,
    WatchTranscriptHandler,
    ResumeConversationHandler,
    ListOwnConversationsHandler,
    ListConversationsHandler,
    ReadSummariesHandler,
    ShopperPushes,
    ShopperGateway,
    FollowingGateway,
  ],
  exports: [Conversations, OwnConversations],
})
export class ConversationsModule {}
