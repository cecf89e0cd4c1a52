import { describe, it } from '@jest/globals';
import { derivedId } from '#kernel';
import { specificationOf } from '#testing';
import {
  anna,
  asked,
  at,
  classify,
  handedBack,
  handedOff,
  join,
  mei,
  meiJoined,
  meiWrote,
  reply,
  resolved,
  send,
  start,
  started,
  tom,
  understood,
  write,
} from '../test/examples.js';
import { conversationDecider, type ConversationFact } from './index.js';

const given = specificationOf(conversationDecider);
const replied = (inReplyTo: string, intent: string | null = 'order_status'): ConversationFact => ({
  type: 'AssistantReplied',
  data: {
    ...at,
    messageId: derivedId('c1', inReplyTo, 'AssistantReplied'),
    inReplyTo,
    text: 'It is on its way.',
    intent,
  },
});

describe('a shopper writes', () => {
  it('starts the conversation with the first message, in the language of its text', () => {
    given([])
      .when(start('m1', '我的订单到哪了'))
      .then([
        { type: 'ConversationStarted', data: { ...at, language: 'zh' } },
        asked('m1', '我的订单到哪了'),
      ]);
  });
  it('starts in the language of the page where the text has no letters', () => {
    given([])
      .when({ ...start('m1', '???'), language: 'zh' })
      .then([{ type: 'ConversationStarted', data: { ...at, language: 'zh' } }, asked('m1', '???')]);
  });
  it('stores the first message once when it is sent again', () => {
    given([started, asked('m1')])
      .when(start('m1'))
      .then([]);
  });
  it('stores any message once', () => {
    given([started, asked('m1'), asked('m2')])
      .when(send('m2'))
      .then([]);
  });
  it('starts nothing under an id that does not exist', () => {
    given([]).when(send('m1')).then('unknown-conversation');
  });
  it('cannot write into another shopper’s conversation', () => {
    given([started, asked('m1')])
      .when(send('m2', 'hi', ['a-bob']))
      .then('not-your-conversation');
    given([started, asked('m1')])
      .when({ ...start('m1'), actsAs: ['a-bob'] })
      .then('not-your-conversation');
  });
  it('still reaches what they wrote before logging in; the owner stays', () => {
    given([started, asked('m1')])
      .when(send('m2', 'hi', ['u-7', 'a-anna']))
      .then([asked('m2', 'hi')]);
  });
  it('cannot take the id of an agent’s message, which would replace it on screens', () => {
    given([started, asked('m1'), meiJoined, meiWrote('x')])
      .when(send('x'))
      .then('message-id-taken');
  });
  it('reopens a resolved conversation, which the assistant then answers', () => {
    given([started, asked('m1'), resolved])
      .when(send('m2'))
      .then([asked('m2')]);
    given([started, asked('m1'), resolved, asked('m2')])
      .when(reply('m2'))
      .then([replied('m2')]);
  });
});

describe('the assistant', () => {
  const open = [started, asked('m1'), understood('m1')];
  it('classifies a message once', () => {
    given([started, asked('m1')])
      .when(classify('m1'))
      .then([understood('m1')]);
    given(open).when(classify('m1')).then([]);
  });
  it('classifies only what a shopper wrote', () => {
    given(open).when(classify('m9')).then('unknown-message');
    given([...open, meiJoined, meiWrote('x')])
      .when(classify('x'))
      .then('unknown-message');
  });
  it('answers a message once', () => {
    given(open)
      .when(reply('m1'))
      .then([replied('m1')]);
    given([...open, replied('m1')])
      .when({ ...reply('m1'), text: 'Something else' })
      .then([]);
  });
  it('answers and hands over in one breath', () => {
    given(open)
      .when({ ...reply('m1', null), handoff: 'assistant-unsure' })
      .then([replied('m1', null), { type: 'HandoffRequested', data: { ...at, reason: 'assistant-unsure' } }]);
  });
  it('keeps quiet once an agent has joined, also when the classification comes later', () => {
    given([started, asked('m1'), meiJoined])
      .when(classify('m1'))
      .then([understood('m1')]);
    given([started, asked('m1'), meiJoined, understood('m1')])
      .when(reply('m1'))
      .then('agent-has-joined');
  });
  it('does not answer after the hand-back what was asked before the agent joined', () => {
    given([...open, meiJoined, handedBack])
      .when(reply('m1'))
      .then('already-settled');
    given([...open, meiJoined, handedBack, asked('m2')])
      .when(reply('m2'))
      .then([replied('m2')]);
  });
  it('keeps quiet while the shopper waits for a human, and after the end', () => {
    given([...open, handedOff])
      .when(reply('m1'))
      .then('not-with-assistant');
    given([...open, resolved])
      .when(reply('m1'))
      .then('not-with-assistant');
    given([...open, resolved, asked('m2')])
      .when(reply('m1'))
      .then('already-settled');
  });
});

describe('hand-off', () => {
  const request = { type: 'RequestHandoff', conversationId: 'c1', actsAs: anna } as const;
  it('puts the conversation before the agents once', () => {
    given([started, asked('m1')])
      .when(request)
      .then([handedOff]);
    given([started, asked('m1'), handedOff])
      .when(request)
      .then([]);
    given([started, asked('m1'), meiJoined])
      .when(request)
      .then([]);
  });
  it('is only the shopper’s own to ask for', () => {
    given([started])
      .when({ ...request, actsAs: ['a-bob'] })
      .then('not-your-conversation');
  });
});

describe('an agent', () => {
  const open = [started, asked('m1')];
  it('joins once', () => {
    given(open).when(join()).then([meiJoined]);
    given([...open, meiJoined])
      .when(join())
      .then([]);
  });
  it('joins by writing', () => {
    given(open)
      .when(write('x'))
      .then([meiJoined, meiWrote('x')]);
    given([...open, meiJoined])
      .when(write('x'))
      .then([meiWrote('x')]);
    given([...open, meiJoined, meiWrote('x')])
      .when(write('x'))
      .then([]);
  });
  it('does not write into a colleague’s conversation by accident, but may take it over', () => {
    given([...open, meiJoined])
      .when(write('x', tom))
      .then('held-by-another-agent');
    given([...open, meiJoined])
      .when(join(tom))
      .then([{ type: 'AgentJoined', data: { ...at, agentId: tom.id, agentName: tom.name } }]);
  });
  it('cannot take the id of a shopper’s message', () => {
    given(open).when(write('m1')).then('message-id-taken');
  });
  it('hands back what they hold, once', () => {
    const handBack = { type: 'HandBack', conversationId: 'c1', agent: mei } as const;
    given([...open, meiJoined])
      .when(handBack)
      .then([handedBack]);
    given([...open, meiJoined, handedBack])
      .when(handBack)
      .then([]);
    given([...open, handedOff])
      .when(handBack)
      .then('not-joined');
    given([...open, meiJoined])
      .when({ ...handBack, agent: tom })
      .then('held-by-another-agent');
  });
});

describe('the end', () => {
  const resolve = { type: 'Resolve', conversationId: 'c1', by: { kind: 'agent', agentId: mei.id } } as const;
  it('comes once', () => {
    given([started, asked('m1'), meiJoined])
      .when(resolve)
      .then([resolved]);
    given([started, asked('m1'), resolved])
      .when(resolve)
      .then([]);
  });
  it('is not for another agent, another shopper, or an assistant that does not hold it', () => {
    const held = [started, asked('m1'), meiJoined];
    given(held)
      .when({ ...resolve, by: { kind: 'agent', agentId: tom.id } })
      .then('held-by-another-agent');
    given(held)
      .when({ ...resolve, by: { kind: 'shopper', actsAs: ['a-bob'] } })
      .then('not-your-conversation');
    given(held)
      .when({ ...resolve, by: { kind: 'assistant' } })
      .then('not-with-assistant');
  });
  it('may be rated, and rated anew', () => {
    const rate = { type: 'Rate', conversationId: 'c1', actsAs: anna, rating: 4 } as const;
    const rated: ConversationFact = { type: 'ConversationRated', data: { ...at, rating: 4 } };
    given([started, resolved]).when(rate).then([rated]);
    given([started, resolved, rated]).when(rate).then([]);
    given([started, resolved, rated])
      .when({ ...rate, comment: 'quick' })
      .then([{ type: 'ConversationRated', data: { ...at, rating: 4, comment: 'quick' } }]);
    given([started])
      .when({ ...rate, actsAs: ['a-bob'] })
      .then('not-your-conversation');
  });
});
