import { type Action, reduce } from './reduce.js';
import { type ChatState, initialState } from './state.js';

/** Holds the chat's state and tells who listens. */
export class ChatStore {
  private listeners: ((state: ChatState) => void)[] = [];
  state: ChatState = initialState;

  dispatch(action: Action): void {
    const next = reduce(this.state, action);
    if (next === this.state) return;
    this.state = next;
    for (const listener of this.listeners) listener(next);
  }

  listen(listener: (state: ChatState) => void): () => void {
    this.listeners.push(listener);
    return () => (this.listeners = this.listeners.filter((other) => other !== listener));
  }
}
