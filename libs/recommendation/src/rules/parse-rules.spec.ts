import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES, parseRules, RulesInvalid } from '#recommendation';

const wrong = (text: string): string => {
  try {
    parseRules(text, 'rules.yml');
  } catch (error) {
    if (error instanceof RulesInvalid) return error.message;
    throw error;
  }
  return 'nothing was wrong';
};

describe('rules', () => {
  it('are the defaults where a file says nothing, and differ only where it does', () => {
    expect(parseRules('', 'rules.yml')).toEqual(DEFAULT_RULES);
    expect(parseRules('perCategory: 1', 'rules.yml')).toEqual({ ...DEFAULT_RULES, perCategory: 1 });
  });

  it.each([
    ['perCategory: 2\ndiversity: 3', /^rules\.yml:2: diversity: /],
    ['perCategory: 2\n\ndiversty: 0.3', /^rules\.yml:3: diversty: /],
    [
      'boosts:\n  - { product: a, by: 2 }\n  - { by: 2 }',
      /^rules\.yml:3: boosts\.1: .*either a product or a category/,
    ],
    ['price: { from: 9, to: 3 }', /^rules\.yml:1: price: .*ends before/],
    ['exclude:\n  products: [a\nboosts: []', /^rules\.yml:\d+: /],
    ['- a list', /^rules\.yml: the file: /],
  ])('tell file and line of what they cannot be: %j', (text, message) => {
    expect(wrong(text)).toMatch(message);
  });
});
