import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Clock } from '#kernel';
import type { BackupView, Verification } from '#protocol';
import { backupName, listBackups } from '#safekeeping';
import { refuse } from '../errors/problems.js';
import { Settings } from '../settings.js';
import { BackupThread, type Outcome } from './backup-thread.js';

/** Backups of this installation: what there is, and the one that is being taken. */
@Injectable()
export class Backups implements OnApplicationShutdown {
  /** The one under way, or the last that failed, which left nothing in the folder. */
  private latest: BackupView | undefined;
  private readonly threads = new Set<BackupThread>();

  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<readonly BackupView[]> {
    const found = await listBackups(this.folder, this.clock.now());
    const { latest } = this;
    return latest ? [latest, ...found.filter(({ name }) => name !== latest.name)] : found;
  }

  /** Begins one and returns at once. @throws Refusal `conflict` while another is under way */
  start(): BackupView {
    if (this.latest?.state === 'running') {
      throw refuse('conflict', `The backup ${this.latest.name} is being taken. Wait until it is done.`);
    }
    const now = this.clock.now();
    const { dataFolder, eventStore } = this.settings.config;
    const takenAt = now.toISOString();
    const name = backupName(now);
    const task = {
      kind: 'take',
      folder: join(this.folder, name),
      takenAt,
      log: { dataFolder, eventStore },
      dataFolder,
    } as const;
    const view: BackupView = { name, state: 'running', takenAt, events: 0, head: '0', bytes: 0, share: 0 };
    this.latest = view;
    const thread = new BackupThread(task, (events, total) => {
      this.latest = { ...view, events, share: events / Math.max(1, total) };
    });
    void this.finished(thread).then((outcome) => this.settle(view, outcome));
    return view;
  }

  /** @throws Refusal `not-found` where there is no such backup */
  async verify(name: string): Promise<Verification> {
    const folder = join(this.folder, name);
    const known = (await listBackups(this.folder, this.clock.now())).some((each) => each.name === name);
    if (!known || !existsSync(folder)) throw refuse('not-found', 'There is no backup of this name.');
    const outcome = await this.finished(new BackupThread({ kind: 'verify', folder }));
    if (outcome.kind === 'verified') return outcome.verification;
    const reason = outcome.kind === 'failed' ? outcome.reason : 'It could not be verified.';
    return { ok: false, events: 0, head: '0', chain: '', problems: [reason] };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => thread.stop()));
    const { latest } = this;
    if (latest?.state === 'running') {
      await rm(join(this.folder, `${latest.name}.partial`), { recursive: true, force: true });
    }
  }

  private get folder(): string {
    return this.settings.config.backupsFolder;
  }

  private async finished(thread: BackupThread): Promise<Outcome> {
    this.threads.add(thread);
    try {
      return await thread.outcome;
    } finally {
      this.threads.delete(thread);
    }
  }

  private settle(view: BackupView, outcome: Outcome): void {
    if (outcome.kind === 'failed') {
      this.settings.log.error({ backup: view.name, reason: outcome.reason }, 'a backup failed');
      this.latest = { ...view, state: 'failed', reason: outcome.reason };
    } else this.latest = undefined;
  }
}
