import { Injectable } from '@nestjs/common';
import { Changes } from './changes.js';
import { ConversationFeed } from './conversation-feed.js';
import { Forgettings } from './forgettings.js';
import { Presence } from './presence.js';

/** Everything that happens while somebody watches. */
@Injectable()
export class Live {
  constructor(
    readonly feed: ConversationFeed,
    readonly changes: Changes,
    readonly presence: Presence,
    readonly forgettings: Forgettings,
  ) {}
}
