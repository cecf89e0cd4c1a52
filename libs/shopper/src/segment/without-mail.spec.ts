import { describe, expect, it } from '@jest/globals';
import { withoutMail } from './without-mail.js';

describe('the address of a page', () => {
  it.each([
    ['/account/anna@example.com/orders', '/account/[e-mail]/orders'],
    [
      'https://shop.example/?mail=anna.p+news%40mail.example.co.uk&lang=de',
      'https://shop.example/?mail=[e-mail]&lang=de',
    ],
    ['Welcome back, anna@example.com!', 'Welcome back, [e-mail]!'],
    ['mailto:anna@example.com', 'mailto:[e-mail]'],
    ['https://medium.example/@anna/post', 'https://medium.example/@anna/post'],
    ['/fonts/inter@4.1/inter.css', '/fonts/inter@4.1/inter.css'],
    ['/product/wool-scarf', '/product/wool-scarf'],
  ])('%s is kept as %s', (address, kept) => {
    expect(withoutMail(address)).toBe(kept);
  });
});
