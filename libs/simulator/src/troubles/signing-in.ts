import type { Truth } from '../truth.js';
import type { Visit } from '../visit/visit.js';
import { some } from './before-buying.js';
import { endure, troubled } from './endure.js';

/** The password is wrong, again and again. */
export function cannotSignIn(visit: Visit): Truth['outcome'] {
  const signs = some(visit.random, 2, 4, [
    () => visit.opens('/shop/login', 20),
    () => visit.opens('/shop/login', 15),
    () => visit.opens('/shop/login/reset', 40),
    () => visit.opens('/shop/login', 20),
  ]);
  return endure(visit, troubled('cannot-sign-in'), signs);
}
