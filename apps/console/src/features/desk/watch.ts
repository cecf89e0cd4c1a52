import type { EntryPush, ForesightView, Problem, ShopperDetail, Transcript } from '#protocol';
import { problemOf } from '../../shared/api/problem-error.js';
import type { AgentLink } from './agent-link.js';
import { withNewestForesight } from './foresight/newest-foresight.js';
import { caughtUp, resynced, withPush, withStatus } from './transcript-merge.js';

export interface Watched<Value> {
  readonly value?: Value;
  readonly problem?: Problem;
}
type Show<Value> = (watched: Watched<Value>) => void;

/**
 * Shows the transcript and keeps it current over this connection.
 *
 * @param known what is on the screen already: then only what has happened since is asked for
 * @returns the way to stop
 */
export function watchTranscript(
  link: AgentLink,
  conversationId: string,
  show: Show<Transcript>,
  known?: Transcript,
): () => void {
  let transcript: Transcript | undefined;
  let stopped = false;
  const early: EntryPush[] = [];
  const become = (next: Transcript): void => {
    transcript = next;
    if (!stopped) show({ value: next });
  };
  const stops = [
    link.on('transcript.entry', (push) => {
      if (push.conversationId !== conversationId) return;
      if (transcript === undefined) early.push(push);
      else become(withPush(transcript, push));
    }),
    link.on('conversation.state', (state) => {
      if (state.conversationId !== conversationId || transcript === undefined) return;
      const revision = Math.max(transcript.revision, state.revision);
      become({ ...withStatus(transcript, state.status, state.agentName), revision });
    }),
    link.on('marks.changed', ({ conversationId: of, marks }) => {
      if (of === conversationId && transcript !== undefined) become({ ...transcript, marks });
    }),
  ];
  const first =
    known === undefined
      ? link.ask('conversation.watch', { conversationId })
      : link
          .ask('conversation.resume', { conversationId, after: known.revision })
          .then((resumed) => caughtUp(known, resumed));
  first.then(
    (snapshot) => become(resynced(snapshot, early)),
    (error: unknown) => stopped || show({ problem: problemOf(error) }),
  );
  return () => {
    stopped = true;
    for (const stop of stops) stop();
    quietly(link.ask('conversation.unwatch', { conversationId }));
  };
}

export function watchShopper(link: AgentLink, shopperId: string, show: Show<ShopperDetail>): () => void {
  let detail: ShopperDetail | undefined;
  let believed: ForesightView | undefined;
  let stopped = false;
  const become = (next: ShopperDetail): void => {
    detail = withNewestForesight(next, believed);
    believed = detail.foresight;
    if (!stopped) show({ value: detail });
  };
  const stopPushes = link.on('shopper.changed', (changed) => {
    if (isAbout(changed, shopperId)) become(changed);
  });
  const stopForesights = link.on('foresight.changed', (foresight) => {
    if (detail === undefined && foresight.shopperId === shopperId) believed = foresight;
    if (detail !== undefined && isOf(foresight, detail)) become({ ...detail, foresight });
  });
  link.ask('shopper.watch', { shopperId }).then(become, (error: unknown) => {
    if (!stopped) show({ problem: problemOf(error) });
  });
  return () => {
    stopped = true;
    stopPushes();
    stopForesights();
    quietly(link.ask('shopper.unwatch', { shopperId }));
  };
}

/** A visitor who signs in goes on under another id; the portrait names the earlier ones. */
const isAbout = ({ portrait }: ShopperDetail, shopperId: string): boolean =>
  portrait.shopperId === shopperId || portrait.identities.some((known) => known.shopperId === shopperId);

const isOf = ({ shopperId }: ForesightView, detail: ShopperDetail): boolean => isAbout(detail, shopperId);

/** Ceasing to watch a line that is down is no news: a new connection watches nothing. */
function quietly(request: Promise<unknown>): void {
  request.catch((error: unknown) => {
    if (problemOf(error).code !== 'unavailable') console.warn(error);
  });
}
