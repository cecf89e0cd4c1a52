/** Somebody who answers shoppers. */
export interface Agent {
  readonly id: string;
  readonly name: string;
}
