import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { productSearch, type ShownProduct } from '#protocol';
import { AllowRoles } from '../access/staff.guard.js';
import { accepted } from '../errors/problems.js';
import { SearchProducts } from './queries/search-products.js';

/** Products that an agent can send to a shopper. */
@Controller('api/products')
@AllowRoles('agent', 'administrator')
export class ProductsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('search')
  search(@Query() query: unknown): Promise<readonly ShownProduct[]> {
    return this.queries.execute(new SearchProducts(accepted(productSearch, query)));
  }
}
