import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { PlaceDemoOrderHandler } from './commands/place-demo-order.js';
import { DemoShop } from './demo-shop.js';
import { ListOwnOrdersHandler } from './queries/list-own-orders.js';
import { OpenInvoiceHandler } from './queries/open-invoice.js';
import { HelpController } from './help.controller.js';
import { ShopController } from './shop.controller.js';

/** The server of the demo shop; absent where DEMO=off. */
@Module({
  imports: [AccessModule],
  controllers: [ShopController, HelpController],
  providers: [
    { provide: DemoShop, useFactory: () => DemoShop.load() },
    PlaceDemoOrderHandler,
    ListOwnOrdersHandler,
    OpenInvoiceHandler,
  ],
})
export class ShopModule {}
