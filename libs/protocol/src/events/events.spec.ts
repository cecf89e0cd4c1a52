import { describe, expect, it } from '@jest/globals';
import { allEvents, definitionOf } from '#protocol';
import { z } from 'zod';

const jsonSchema = (type: string): unknown => {
  const definition = definitionOf(type);
  return definition && z.toJSONSchema(definition.data, { io: 'input' });
};

/** Paths of the fields marked personal, as they stand in the JSON Schema. */
function personalPaths(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if ('personal' in schema && schema.personal === true) return [path];
  if (!('properties' in schema) || typeof schema.properties !== 'object' || schema.properties === null)
    return [];
  return Object.entries(schema.properties).flatMap(([name, inner]) =>
    personalPaths(inner, path === '' ? name : `${path}.${name}`),
  );
}

describe('event definitions', () => {
  it('have names of their own', () => {
    expect(new Set(allEvents.map((event) => event.type)).size).toBe(allEvents.length);
  });

  it.each(allEvents.map((event) => [event.type]))('%s has a JSON Schema with its name', (type) => {
    expect(jsonSchema(type)).toMatchObject({ type: 'object', title: type });
  });

  it('mark every field that tells who a person is, and no other', () => {
    const marked = allEvents.flatMap(({ type }) =>
      personalPaths(jsonSchema(type)).map((path) => `${type}.${path}`),
    );
    expect(marked.sort()).toEqual([
      'AgentMessageSent.parts',
      'AgentMessageSent.text',
      'AnswerGenerated.answer',
      'AnswerGenerated.prompt',
      'AssistantReplied.parts',
      'AssistantReplied.text',
      'ConversationRated.comment',
      'CustomEventTracked.properties',
      'FlowAnswered.value',
      'HelpOffered.saw',
      'NoteAdded.text',
      'OrderCompleted.shipping_address',
      'OrderUpdated.billing',
      'OrderUpdated.shipping_address',
      'OutboundRequested.to',
      'ProductReviewed.review_body',
      'ShopperIdentified.traits',
      'ShopperMessageSent.choice',
      'ShopperMessageSent.text',
    ]);
  });
});

describe('behaviour data', () => {
  const parse = (type: string, data: unknown): unknown => definitionOf(type)?.data.parse(data);

  it('keeps properties that the spec does not know', () => {
    expect(parse('ProductViewed', { product_id: 'p1', shelf: 7 })).toEqual({ product_id: 'p1', shelf: 7 });
  });

  it('takes prices and ids as clients send them', () => {
    expect(parse('ProductViewed', { product_id: 507, price: '18.99' })).toEqual({
      product_id: '507',
      price: 18.99,
    });
    expect(() => parse('ProductViewed', { product_id: 'p1', price: 'cheap' })).toThrow();
  });

  it('stores lone surrogates as replacement characters, so that text can be written as UTF-8', () => {
    const sent = { conversationId: 'c', shopperId: 'a-1', messageId: 'm', text: 'half \ud83d' };
    expect(parse('ShopperMessageSent', sent)).toMatchObject({ text: 'half \ufffd' });
  });

  it('refuses a message of blanks and one that is too long', () => {
    const sent = { conversationId: 'c', shopperId: 'a-1', messageId: 'm' };
    expect(() => parse('ShopperMessageSent', { ...sent, text: ' \n ' })).toThrow(
      'A message needs some text.',
    );
    expect(() => parse('ShopperMessageSent', { ...sent, text: 'x'.repeat(4001) })).toThrow();
  });
});
