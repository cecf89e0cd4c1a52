import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fill, orderVariables, parseTemplate, shopVariables, TemplateError } from './template.js';

const all = [...shopVariables, ...orderVariables];
const filled = (text: string, values = {}, language: 'en' | 'zh' = 'en') =>
  fill(parseTemplate(text, all), values, language);

describe('a template', () => {
  it('puts values in their places', () => {
    expect(
      filled('Order {{order.number}}, {{ order.total }}.', { 'order.number': '7', 'order.total': '$5' }),
    ).toBe('Order 7, $5.');
  });
  it.each(['{{order.colour}}', '{{}}', '{{order.number}', '{{ {{order.number}} }}', 'done }}'])(
    'refuses %s when it is read, not when it is filled',
    (text) => {
      expect(() => parseTemplate(text, all)).toThrow(TemplateError);
    },
  );
  it('refuses what has no value where it is used', () => {
    expect(() => parseTemplate('{{order.number}}', shopVariables)).toThrow(/shop\.name/);
  });
  it('drops a paragraph of which nothing is left, also within bold', () => {
    expect(filled('One\n\n{{order.expected}}\n\n**{{order.status}}**\n\nTwo')).toBe('One\n\nTwo');
  });
  it('capitalises a fragment that begins an English paragraph, and only there', () => {
    const values = { 'order.status': 'on its way', 'order.number': 'x1' };
    expect(filled('**{{order.status}}**, {{order.status}}', values)).toBe('**On its way**, on its way');
    expect(filled('{{order.number}}', values)).toBe('x1');
    expect(filled('{{order.status}}', values, 'zh')).toBe('on its way');
  });
  it('reads files with Windows line ends', () => {
    expect(filled('One\r\n\r\nTwo')).toBe('One\n\nTwo');
  });
  it('takes values as they are: they are never read as templates', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(filled('a{{order.number}}b', { 'order.number': value })).toBe(`a${value}b`);
      }),
    );
  });
});
