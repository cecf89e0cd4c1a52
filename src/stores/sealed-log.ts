import { EventStore } from '#event-store';

/** The name under which parts of the server ask for the log as it is kept, personal fields sealed. */
export abstract class SealedLog extends EventStore {}
