import { describe, expect, it } from '@jest/globals';
import { isLookedAt } from './nothing-here.js';

const BROWSER = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('a wrong address', () => {
  it.each([
    ['GET', '/wrong', BROWSER],
    ['GET', '/shop/x.png?a=/api/', BROWSER],
    ['GET', '/apiary', BROWSER],
  ])('is shown as a page to somebody who looks: %s %s', (method, url, accept) => {
    expect(isLookedAt({ method, url, headers: { accept } })).toBe(true);
  });

  it.each([
    ['POST', '/wrong', BROWSER],
    ['GET', '/wrong', '*/*'],
    ['GET', '/wrong', undefined],
    ['GET', '/api/conversations/unknown?x=1', BROWSER],
    ['GET', '/v1/nothing', BROWSER],
    ['GET', '/shop/api/nothing', BROWSER],
  ])('is a problem to a program: %s %s', (method, url, accept) => {
    expect(isLookedAt({ method, url, headers: accept === undefined ? {} : { accept } })).toBe(false);
  });
});
