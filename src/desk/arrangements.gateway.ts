import { CommandBus } from '@nestjs/cqrs';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { socketInputs } from '#protocol';
import { AddNote } from '../conversations/commands/add-note.js';
import { AssignConversation } from '../conversations/commands/assign-conversation.js';
import { SnoozeConversation } from '../conversations/commands/snooze-conversation.js';
import { TagConversation } from '../conversations/commands/tag-conversation.js';
import type { Reply } from '../sockets/answer.js';
import { SocketDesk } from '../sockets/socket-desk.js';
import type { AgentSocket } from './agent-pushes.js';
import { DutyBook } from './duty/duty-book.js';

/** `/agent`: what agents arrange among themselves. Who comes in is decided by `AgentGateway`. */
@WebSocketGateway({ namespace: '/agent' })
export class ArrangementsGateway {
  constructor(
    private readonly commands: CommandBus,
    private readonly desk: SocketDesk,
    private readonly duties: DutyBook,
  ) {}

  @SubscribeMessage('note.add')
  note(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.note, input, (note, correlationId) =>
      this.commands.execute(new AddNote(data.member, note, correlationId)),
    );
  }

  @SubscribeMessage('tag.add')
  tag(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.tag, input, (tagged, correlationId) =>
      this.commands.execute(new TagConversation(data.member, 'AddTag', tagged, correlationId)),
    );
  }

  @SubscribeMessage('tag.remove')
  untag(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.tag, input, (tagged, correlationId) =>
      this.commands.execute(new TagConversation(data.member, 'RemoveTag', tagged, correlationId)),
    );
  }

  @SubscribeMessage('conversation.snooze')
  snooze(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.snooze, input, (snoozed, correlationId) =>
      this.commands.execute(new SnoozeConversation(data.member, snoozed, correlationId)),
    );
  }

  @SubscribeMessage('conversation.wake')
  wake(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.conversation, input, (woken, correlationId) =>
      this.commands.execute(new SnoozeConversation(data.member, woken, correlationId)),
    );
  }

  @SubscribeMessage('conversation.assign')
  assign(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.assign, input, (assigned, correlationId) =>
      this.commands.execute(new AssignConversation(data.member, assigned, correlationId)),
    );
  }

  @SubscribeMessage('duty.set')
  duty(@ConnectedSocket() { data }: AgentSocket, @MessageBody() input: unknown): Promise<Reply<null>> {
    return this.desk.answer(socketInputs.duty, input, async (duty, correlationId) => {
      await this.duties.set(data.member, duty, correlationId);
      return null;
    });
  }
}
