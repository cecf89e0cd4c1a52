import type { NewEvent, RecordedEvent } from '#kernel';
import type { z } from 'zod';
import { behaviourEvents } from './behaviour.js';
import { contentEvents } from './content.js';
import { conversationEvents } from './conversation.js';
import { deskEvents } from './desk.js';
import type { EventDefinition } from './define-event.js';
import { foresightEvents } from './foresight.js';
import { helpEvents, policyEvents } from './help.js';
import { modelEvents } from './model.js';
import { outboundEvents } from './outbound.js';
import { privacyEvents } from './privacy.js';
import { projectionEvents } from './projection.js';
import { rehearsalEvents } from './rehearsal.js';

export * from './behaviour.js';
export * from './content.js';
export * from './conversation.js';
export { type EventDefinition, isoTime, personal, type Upcaster } from './define-event.js';
export * from './desk.js';
export * from './foresight.js';
export * from './forgotten.js';
export * from './help.js';
export * from './message-parts.js';
export * from './model.js';
export * from './outbound.js';
export * from './privacy.js';
export * from './projection.js';
export * from './rehearsal.js';

export const allEvents = [
  ...behaviourEvents,
  ...conversationEvents,
  ...deskEvents,
  ...foresightEvents,
  ...policyEvents,
  ...rehearsalEvents,
  ...helpEvents,
  ...contentEvents,
  ...outboundEvents,
  ...modelEvents,
  ...projectionEvents,
  ...privacyEvents,
] as const;

type Definition = (typeof allEvents)[number];
export type EventType = Definition['type'];

/** The data of an event type, as stored. */
export type DataOf<Type extends EventType> = z.output<Extract<Definition, { type: Type }>['data']>;

/** An event of one of these types, recorded; a union that narrows on `type`. */
export type Recorded<Type extends EventType = EventType> = {
  [T in Type]: RecordedEvent<T, DataOf<T>>;
}[Type];

export type New<Type extends EventType = EventType> = { [T in Type]: NewEvent<T, DataOf<T>> }[Type];

/** The type and data alone: what deciders speak of. */
export type Fact<Type extends EventType = EventType> = {
  [T in Type]: { readonly type: T; readonly data: DataOf<T> };
}[Type];

const byType: ReadonlyMap<string, EventDefinition> = new Map(allEvents.map((event) => [event.type, event]));

/** @returns the definition of a type, or undefined where Presage does not know it */
export const definitionOf = (type: string): EventDefinition | undefined => byType.get(type);

/** Under which version events of a type are written today. */
export const schemaVersionOf = (type: string): number => definitionOf(type)?.schemaVersion ?? 1;

/** A guard for events of these types. Data was checked when it was written, so the type alone tells its shape. */
export function isOneOf<Type extends EventType>(
  types: readonly Type[],
): (event: RecordedEvent) => event is Recorded<Type> {
  const known: ReadonlySet<string> = new Set(types);
  return (event): event is Recorded<Type> => known.has(event.type);
}

export type BehaviourEvent = Recorded<(typeof behaviourEvents)[number]['type']>;
export type ForesightEvent = Recorded<(typeof foresightEvents)[number]['type']>;
export type HelpEvent = Recorded<(typeof helpEvents)[number]['type']>;
export type PolicyEvent = Recorded<(typeof policyEvents)[number]['type']>;
export type RehearsalEvent = Recorded<(typeof rehearsalEvents)[number]['type']>;
export type ContentEvent = Recorded<(typeof contentEvents)[number]['type']>;
export type OutboundEvent = Recorded<(typeof outboundEvents)[number]['type']>;
export type ConversationEvent = Recorded<(typeof conversationEvents)[number]['type']>;
