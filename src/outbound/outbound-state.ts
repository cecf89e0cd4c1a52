import {
  MAIL_TARGET,
  type OutboundHealth,
  outboundHealthProjection,
  untouched,
  webhookTarget,
} from '#outbound';
import type { OutboundState, OutboundTally, WayOut } from '#protocol';
import type { ReadModels } from '#read-models';
import type { OutboundConfig } from '../config/outbound-config.js';
import { shownUrl } from './masked.js';

/** More than ever were configured at once: ways that are configured no more stay among the sums. */
const MOST_WAYS = 500;

/** How every way out fares that was ever taken. */
export async function outboundTallies(readModels: ReadModels): Promise<readonly OutboundTally[]> {
  const found = await readModels.find<OutboundHealth>(outboundHealthProjection, {
    where: { is: 'sum' },
    limit: MOST_WAYS,
  });
  return found.flatMap(({ document }) => {
    if (document.is !== 'sum') return [];
    const { is: _, ...tally } = document;
    return [tally];
  });
}

/** What may leave the house, where to, and how that goes. */
export async function outboundState(
  { webhooks, mail }: OutboundConfig,
  readModels: ReadModels,
): Promise<OutboundState> {
  const known = new Map((await outboundTallies(readModels)).map((tally) => [tally.target, tally]));
  const wayOut = (target: string, name: string): WayOut => ({
    name,
    tally: known.get(target) ?? untouched(target),
  });
  const addresses = webhooks?.urls.map((url) => wayOut(webhookTarget(url), shownUrl(url))) ?? [];
  const mailed = mail ? wayOut(MAIL_TARGET, mail.from) : null;
  const configured = new Set([...addresses, ...(mailed ? [mailed] : [])].map(({ tally }) => tally.target));
  return {
    webhooks: webhooks ? { addresses, events: [...webhooks.events], personal: webhooks.personal } : null,
    mail: mailed,
    former: [...known.values()].filter(
      ({ target, waiting, givenUp }) => !configured.has(target) && waiting + givenUp > 0,
    ),
  };
}
