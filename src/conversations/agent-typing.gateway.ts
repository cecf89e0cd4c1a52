import { type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { AgentTyping } from '../live/agent-typing.js';
import { room, type ShopperNamespace } from './shopper-pushes.js';

/** `/shopper`: tells shoppers that an agent is writing to them. */
@WebSocketGateway({ namespace: '/shopper' })
export class AgentTypingGateway implements OnGatewayInit<ShopperNamespace> {
  constructor(private readonly typing: AgentTyping) {}

  afterInit(namespace: ShopperNamespace): void {
    this.typing.listen(({ conversationId, shopperId }) =>
      namespace.to(room(shopperId)).emit('typing', { conversationId, from: 'agent' }),
    );
  }
}
