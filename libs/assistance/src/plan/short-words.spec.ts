import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { says } from './short-words.js';

describe('short words', () => {
  it.each([
    [
      'yes',
      ['Yes!', 'ok, looks good', 'yep please', 'that’s right', '好的', '没问题，就这样', '嗯嗯 确认', '確認'],
    ],
    ['goes-on', ['ok go on', 'continue please', "let's carry on then", '继续吧', '好的，接着办', '繼續']],
    [
      'abandons',
      ['no wait, keep it', 'never mind', 'ok forget it then', '算了还是留着吧', '先不办了', '不退了'],
    ],
    ['waits', ['Hold on', 'wait a minute please', '等一下', '先等等']],
    ['skips', ['no thanks', 'skip it please', "I don't have one", '不留电话了', '不用了', '没有税号']],
  ] as const)('say "%s" in many ways', (kind, texts) => {
    expect(texts.filter((text) => !says(kind, text))).toEqual([]);
  });

  it.each([
    [
      'yes',
      [
        'yes but change the name',
        'no',
        'right, and where is my order',
        '可以退货吗',
        '好慢',
        'is it correct that shipping is free',
      ],
    ],
    ['goes-on', ['go on holiday', '继续教育', 'ok but where is it']],
    [
      'abandons',
      [
        'stop sending mails',
        'I changed my mind',
        '不要了可以退吗',
        'keep it in the box?  what does it cost',
        '不退了的话怎么办',
      ],
    ],
    ['waits', ['wait, where is it', '等太久了']],
    ['skips', ['no 5', '没有收到货', 'Noah']],
  ] as const)('do not take for "%s" what says more', (kind, texts) => {
    expect(texts.filter((text) => says(kind, text))).toEqual([]);
  });

  it('are told at once, whatever is written', () => {
    const word = fc.constantFrom('ok', 'please', 'keep it', '好', '吧', '不', '算了', ' ', 'x', '!');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), (words) => {
        const text = words.join(' ');
        expect(typeof says('abandons', text)).toBe('boolean');
        expect(says('yes', `${text}x9`)).toBe(false);
      }),
    );
  });
});
