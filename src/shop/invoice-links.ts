import { z } from 'zod';
import { hmac, sameBytes } from '../access/signature.js';

const invoice = z.object({
  reference: z.string(),
  flowId: z.string(),
  orderId: z.string(),
  shopperId: z.string(),
});
export type InvoiceLink = z.infer<typeof invoice>;

/** Addresses of invoices: whoever has one may open it, and nobody can make one up. */
export class InvoiceLinks {
  constructor(private readonly secret: string) {}

  to(link: InvoiceLink): string {
    const told = Buffer.from(JSON.stringify(link)).toString('base64url');
    return `/shop/api/invoices?key=${told}.${this.sign(told).toString('base64url')}`;
  }

  /** @returns undefined where the address was not made here */
  read(token: string): InvoiceLink | undefined {
    const [told = '', signature = ''] = token.split('.');
    if (!sameBytes(this.sign(told), Buffer.from(signature, 'base64url'))) return undefined;
    return invoice.parse(JSON.parse(Buffer.from(told, 'base64url').toString('utf8')));
  }

  private sign(told: string): Buffer {
    return hmac(this.secret, `invoice.v1.${told}`);
  }
}
