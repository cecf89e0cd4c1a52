import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { socketInputs, type Suggestion } from '#protocol';
import type { AgentSocket } from '../desk/agent-pushes.js';
import type { Reply } from '../sockets/answer.js';
import { SocketDesk } from '../sockets/socket-desk.js';
import { Suggestions } from './suggestions.js';

/** `/agent`: what could be answered. Who comes in is decided by `AgentGateway`. */
@WebSocketGateway({ namespace: '/agent' })
export class SuggestionsGateway {
  constructor(
    private readonly desk: SocketDesk,
    private readonly suggestions: Suggestions,
  ) {}

  @SubscribeMessage('reply.suggest')
  suggest(
    @ConnectedSocket() { data }: AgentSocket,
    @MessageBody() input: unknown,
  ): Promise<Reply<readonly Suggestion[]>> {
    return this.desk.answer(socketInputs.conversation, input, ({ conversationId }) =>
      this.suggestions.of(conversationId, data.member),
    );
  }
}
