import type { Agent } from './agent.js';

interface ByAgent {
  readonly conversationId: string;
  readonly agent: Agent;
}

/** A note among colleagues; adding it again under its id stores nothing. */
export interface AddNote extends ByAgent {
  readonly type: 'AddNote';
  readonly noteId: string;
  readonly text: string;
  /** Ids of the agents who are told. */
  readonly mentions: readonly string[];
}

export interface AddTag extends ByAgent {
  readonly type: 'AddTag';
  readonly tag: string;
}

export interface RemoveTag extends ByAgent {
  readonly type: 'RemoveTag';
  readonly tag: string;
}

/** Out of the queue until then, or until the shopper writes. Both times ISO 8601. */
export interface Snooze extends ByAgent {
  readonly type: 'Snooze';
  readonly until: string;
  readonly now: string;
}

/** Back into the queue: because an agent wants it, or because its time has come by `now`. */
export interface Wake {
  readonly type: 'Wake';
  readonly conversationId: string;
  readonly because: 'agent' | 'time';
  readonly now: string;
}

/** An agent or administrator says whose it is to answer; null: nobody's, it waits again. */
export interface Assign extends ByAgent {
  readonly type: 'Assign';
  readonly to: Agent | null;
  readonly as: 'agent' | 'administrator';
}

/** Dealt out to whom has room, where it waits and is nobody's. */
export interface Deal {
  readonly type: 'Deal';
  readonly conversationId: string;
  readonly to: Agent;
}

/** Taken from an agent who went away while the shopper waits for them. */
export interface TakeFromAway {
  readonly type: 'TakeFromAway';
  readonly conversationId: string;
  readonly agentId: string;
}

/** What agents arrange among themselves. */
export type DeskCommand = AddNote | AddTag | RemoveTag | Snooze | Wake | Assign | Deal | TakeFromAway;
