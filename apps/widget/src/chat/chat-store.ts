import type { Action } from './actions.js';
import { reduce } from './reduce.js';
import { type ChatState, initialState } from './state.js';

type Listener = (state: ChatState, before: ChatState) => void;

/** Holds the chat's state and tells who listens. */
export class ChatStore {
  private listeners: Listener[] = [];
  state: ChatState = initialState;

  dispatch(action: Action): void {
    const next = reduce(this.state, action);
    const before = this.state;
    if (next === before) return;
    this.state = next;
    for (const listener of this.listeners) listener(next, before);
  }

  listen(listener: Listener): () => void {
    this.listeners.push(listener);
    return () => (this.listeners = this.listeners.filter((other) => other !== listener));
  }
}
