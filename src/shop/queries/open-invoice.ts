import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore } from '#event-store';
import { isForgotten, type Recorded } from '#protocol';
import { ReadModels } from '#read-models';
import { orderOf } from '#shopper';
import { z } from 'zod';
import { Secrets } from '../../access/secrets.js';
import { refuse } from '../../errors/problems.js';
import { actEventId } from '../demo-acts.js';
import { DemoShop } from '../demo-shop.js';
import { InvoiceLinks } from '../invoice-links.js';
import { invoicePage } from '../invoice-page.js';

/** The invoice behind an address that the shop gave out, as a page. */
export class OpenInvoice extends Query<string> {
  constructor(readonly token: string) {
    super();
  }
}

const company = z.object({ name: z.string(), taxNumber: z.string().optional() });

@QueryHandler(OpenInvoice)
export class OpenInvoiceHandler implements IQueryHandler<OpenInvoice> {
  constructor(
    private readonly store: EventStore,
    private readonly readModels: ReadModels,
    private readonly shop: DemoShop,
    private readonly secrets: Secrets,
  ) {}

  async execute({ token }: OpenInvoice): Promise<string> {
    const link = new InvoiceLinks(this.secrets.token).read(token);
    const event = link && (await this.store.readEvent(actEventId({ act: 'invoice', flowId: link.flowId })));
    const order = link && (await orderOf(this.readModels, link.shopperId, link.orderId));
    if (!link || !event || !order) throw refuse('not-found', 'There is no such invoice.');
    const { billing } = (event as Recorded<'OrderUpdated'>).data;
    const to = billing === undefined || isForgotten(billing) ? undefined : company.safeParse(billing).data;
    const { name, taxNumber } = to ?? {};
    return invoicePage({
      reference: link.reference,
      shop: this.shop.catalogue.shop.name.en,
      order,
      issuedAt: event.metadata.occurredAt,
      ...(name !== undefined && { company: { name, ...(taxNumber !== undefined && { taxNumber }) } }),
    });
  }
}
