import type { BackupManifest, Verification } from '#protocol';
import type { LogPlace } from '../stores/open-event-log.js';

/** What a thread is asked to do with a backup. */
export type BackupTask =
  | {
      readonly kind: 'take';
      readonly folder: string;
      /** ISO 8601. */
      readonly takenAt: string;
      readonly log: LogPlace;
      /** What lies beside the log in it is copied, too. */
      readonly dataFolder: string;
    }
  | { readonly kind: 'verify'; readonly folder: string };

/** What it tells: how far it is, several times a second; and at the end what came of it. */
export type BackupNews =
  | { readonly kind: 'progress'; readonly events: number; readonly total: number }
  | { readonly kind: 'taken'; readonly manifest: BackupManifest }
  | { readonly kind: 'verified'; readonly verification: Verification }
  | { readonly kind: 'failed'; readonly reason: string };
