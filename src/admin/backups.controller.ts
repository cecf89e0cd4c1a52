import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import type { BackupView, Verification } from '#protocol';
import { AllowRoles } from '../access/staff.guard.js';
import { Backups } from '../backups/backups.js';

/** Copies of the log, taken while the shop goes on. */
@Controller('api/admin/backups')
@AllowRoles('administrator')
export class BackupsController {
  constructor(private readonly backups: Backups) {}

  @Get()
  list(): Promise<readonly BackupView[]> {
    return this.backups.list();
  }

  @Post()
  @HttpCode(202)
  start(): BackupView {
    return this.backups.start();
  }

  @Post(':name/verify')
  @HttpCode(200)
  verify(@Param('name') name: string): Promise<Verification> {
    return this.backups.verify(name);
  }
}
