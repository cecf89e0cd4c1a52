import { Controller, Get } from '@nestjs/common';
import { OpenToEveryone } from './access/staff.guard.js';
import { refuse } from './errors/problems.js';
import { Readiness, type Ready } from './readiness.js';

@Controller('health')
@OpenToEveryone()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs and answers. */
  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  /** Everything this process needs for its roles works. */
  @Get('ready')
  async ready(): Promise<Ready> {
    const found = await this.readiness.look();
    if (found.status === 'ready') return found;
    const failing = Object.entries(found.checks).filter(([, state]) => state !== 'ok');
    throw refuse('unavailable', failing.map(([name, state]) => `${name}: ${state}`).join('; '));
  }
}
