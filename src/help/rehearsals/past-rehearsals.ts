import { Injectable } from '@nestjs/common';
import { EventStore } from '#event-store';
import { historyOfPolicy, type RehearsalDocument, rehearsalViewOf } from '#help';
import {
  helpPolicy,
  type HelpPolicy,
  type PolicyEvent,
  type RehearsalDetail,
  type RehearsalView,
} from '#protocol';
import { StaffAccounts } from '../../access/staff-accounts.js';
import { RehearsalExamples } from './rehearsal-examples.js';
import { RehearsalLog } from './rehearsal-log.js';
import { Rehearsals } from './rehearsals.js';

/** Rehearsals as administrators look back at them, also those from before a restart. */
@Injectable()
export class PastRehearsals {
  constructor(
    private readonly log: RehearsalLog,
    private readonly rehearsals: Rehearsals,
    private readonly examples: RehearsalExamples,
    private readonly store: EventStore,
    private readonly staff: StaffAccounts,
  ) {}

  /** The newest, newest first. */
  async all(): Promise<readonly RehearsalView[]> {
    return this.views([...(await this.log.list()), ...this.rehearsals.documents()]);
  }

  /** Of one policy, newest first: also drafts from before it was kept, where they say what a version of it says. */
  async of(policyId: string): Promise<readonly RehearsalView[]> {
    return this.among(await this.drafts(), policyId, await historyOfPolicy(this.store, policyId));
  }

  /** Those of policies that were not kept yet: read once by whoever asks for more than one policy. */
  drafts(): Promise<readonly RehearsalDocument[]> {
    return this.log.list('');
  }

  /** As `of`, with what was read already. */
  async among(
    drafts: readonly RehearsalDocument[],
    policyId: string,
    history: readonly PolicyEvent[],
  ): Promise<readonly RehearsalView[]> {
    const own = await this.log.list(policyId);
    const versions = versionsIn(history);
    const concerned = [...own, ...drafts, ...this.rehearsals.documents()].filter(
      (one) => one.policyId === policyId || (one.policyId === '' && versions.has(textOf(one.policy))),
    );
    return this.views(concerned, versions);
  }

  /** @throws Refusal `not-found` */
  async named(rehearsalId: string): Promise<RehearsalDetail> {
    const found = await this.log.named(rehearsalId);
    const { policyId, policy } = found.document;
    const versions = versionsIn(policyId === '' ? [] : await historyOfPolicy(this.store, policyId));
    return { ...this.viewOf(found.document, versions), policy, examples: await this.examples.of(found) };
  }

  /** Each once, newest first. */
  private views(documents: readonly RehearsalDocument[], versions?: Versions): readonly RehearsalView[] {
    const each = new Map(documents.map((document) => [document.rehearsalId, document]));
    return Array.from(each.values(), (document) => this.viewOf(document, versions)).sort((a, b) =>
      a.at < b.at ? 1 : -1,
    );
  }

  /** What is known here is later than what is written. */
  private viewOf(document: RehearsalDocument, versions?: Versions): RehearsalView {
    const view = this.rehearsals.known(document.rehearsalId) ?? rehearsalViewOf(document);
    const version = versions?.get(textOf(document.policy));
    const by = this.staff.byId(view.by)?.name ?? view.by;
    return { ...view, by, ...(version !== undefined && { version }) };
  }
}

/** The newest version that says it, by its text. */
type Versions = ReadonlyMap<string, number>;

function versionsIn(history: readonly PolicyEvent[]): Versions {
  return new Map(
    history.flatMap(({ type, data }) =>
      type === 'HelpPolicyDefined' ? [[textOf(helpPolicy.parse(data.policy)), data.version] as const] : [],
    ),
  );
}

const textOf = (policy: HelpPolicy): string => JSON.stringify(policy);
