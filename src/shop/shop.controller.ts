import { Body, Controller, Get, Headers, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type DemoPerson,
  type OrderView,
  type PlacedOrder,
  placeOrder,
  shopLogin,
  type ShopLoginReply,
} from '#protocol';
import { Secrets } from '../access/secrets.js';
import { userHash } from '../access/signature.js';
import { OpenToEveryone } from '../access/staff.guard.js';
import type { Catalogue } from '../demo/load.js';
import { accepted, refuse } from '../errors/problems.js';
import { PlaceDemoOrder } from './commands/place-demo-order.js';
import { DemoShop } from './demo-shop.js';
import { ListOwnOrders } from './queries/list-own-orders.js';
import { OpenInvoice } from './queries/open-invoice.js';

/** The demo shop's own server: what a real shop would have in its place. */
@Controller('shop/api')
@OpenToEveryone()
export class ShopController {
  constructor(
    private readonly shop: DemoShop,
    private readonly secrets: Secrets,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('catalogue')
  catalogue(): Catalogue {
    return this.shop.catalogue;
  }

  @Get('shoppers')
  shoppers(): readonly DemoPerson[] {
    return this.shop.shoppers.map(({ id, name, city, language, situation }) => ({
      shopperId: id,
      name,
      city,
      language,
      situation,
    }));
  }

  /** Anybody may be anybody: it is a demo. A real shop checks a password here. */
  @Post('login')
  @HttpCode(200)
  login(@Body() body: unknown): ShopLoginReply {
    const { shopperId } = accepted(shopLogin, body);
    const person = this.shop.shoppers.find(({ id }) => id === shopperId);
    if (person === undefined) throw refuse('not-found', 'The demo shop has no such shopper.');
    return { userId: person.id, userHash: userHash(this.secrets.identity, person.id), name: person.name };
  }

  @Get('orders')
  orders(@Headers('authorization') authorization?: string): Promise<readonly OrderView[]> {
    return this.queries.execute(new ListOwnOrders(authorization));
  }

  /** Its address is the key to it. */
  @Get('invoices')
  async invoice(
    @Query('key') key: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const page = await this.queries.execute(new OpenInvoice(typeof key === 'string' ? key : ''));
    // Only now: a refusal is no page.
    void reply.type('text/html; charset=utf-8').header('cache-control', 'private, no-store');
    return page;
  }

  @Post('orders')
  order(@Body() body: unknown, @Req() request: FastifyRequest): Promise<PlacedOrder> {
    return this.commands.execute(new PlaceDemoOrder(accepted(placeOrder, body), request.id));
  }
}
