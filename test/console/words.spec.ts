import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { allEvents } from '#protocol';
import { en } from '../../apps/console/src/shared/i18n/en.js';
import { zh } from '../../apps/console/src/shared/i18n/zh.js';
import { eventName } from '../../apps/console/src/shared/words/events.js';
import { intentName } from '../../apps/console/src/shared/words/intents.js';

const HAN = /\p{Script=Han}/u;

describe('words on the screen', () => {
  it('name every intent of the shop in Chinese', () => {
    const intents = readdirSync('intents')
      .filter((file) => file.endsWith('.yml'))
      .map((file) => basename(file, '.yml'));
    expect(intents.length).toBeGreaterThan(30);
    expect(intents.filter((intent) => !HAN.test(intentName(intent, 'zh')))).toEqual([]);
  });
  it('turn an unknown intent into words and leave an unknown event as it is', () => {
    expect(intentName('pet_food', 'en')).toBe('Pet food');
    expect(eventName('SomethingNew', 'zh')).toBe('SomethingNew');
  });
  it('name every event in Chinese', () => {
    expect(allEvents.map(({ type }) => type).filter((type) => !HAN.test(eventName(type, 'zh')))).toEqual([]);
  });
  it('leave no Chinese sentence in English', () => {
    expect(untranslated(en, zh)).toEqual([]);
  });
});

/** Names that are the same in both languages. */
const SHARED = new Set(['Presage', 'JSON', '中文']);

function untranslated(english: object, chinese: object, path = ''): readonly string[] {
  return Object.entries(english).flatMap(([key, words]: [string, unknown]) => {
    const other = (chinese as Record<string, unknown>)[key];
    const here = `${path}${key}`;
    if (typeof words === 'string') return words === other && !SHARED.has(words) ? [here] : [];
    return typeof words === 'object' && words !== null ? untranslated(words, other ?? {}, `${here}.`) : [];
  });
}
