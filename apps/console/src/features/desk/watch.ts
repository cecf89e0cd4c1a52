import type { ForesightView, Problem, ShopperDetail, Transcript, TranscriptEntry } from '#protocol';
import { problemOf } from '../../shared/api/problem-error.js';
import type { AgentLink } from './agent-link.js';
import { withNewestForesight } from './foresight/newest-foresight.js';
import { resynced, withEntry, withStatus } from './transcript-merge.js';

export interface Watched<Value> {
  readonly value?: Value;
  readonly problem?: Problem;
}
type Show<Value> = (watched: Watched<Value>) => void;

/** Shows the transcript and keeps it current over this connection. @returns the way to stop */
export function watchTranscript(link: AgentLink, conversationId: string, show: Show<Transcript>): () => void {
  let transcript: Transcript | undefined;
  let stopped = false;
  const early: TranscriptEntry[] = [];
  const become = (next: Transcript): void => {
    transcript = next;
    if (!stopped) show({ value: next });
  };
  const stopEntries = link.on('transcript.entry', (message) => {
    if (message.conversationId !== conversationId) return;
    if (transcript === undefined) early.push(message.entry);
    else become({ ...transcript, entries: [...withEntry(transcript.entries, message.entry)] });
  });
  const stopState = link.on('conversation.state', (state) => {
    if (state.conversationId !== conversationId || transcript === undefined) return;
    become(withStatus(transcript, state.status, state.agentName));
  });
  link.ask('conversation.watch', { conversationId }).then(
    (snapshot) => become(resynced(snapshot, early)),
    (error: unknown) => stopped || show({ problem: problemOf(error) }),
  );
  return () => {
    stopped = true;
    stopEntries();
    stopState();
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
