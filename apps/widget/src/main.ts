import { browserShelf } from './browser-shelf.js';
import { ChatStore } from './chat/chat-store.js';
import { ConversationClient } from './chat/conversation-client.js';
import { ShopperLine } from './chat/line.js';
import { Outbox } from './chat/outbox.js';
import { makePresage, type Presage } from './presage.js';
import { type Site, siteOf } from './site.js';
import { CallQueue } from './tracker/call-queue.js';
import { followPages } from './tracker/page-context.js';
import { Sender } from './tracker/sender.js';
import { Tracker } from './tracker/tracker.js';
import { followPage } from './ui/appearance.js';
import { PresageChat } from './ui/presage-chat.js';
import { register } from './ui/register.js';
import { askServer } from './visitor/ask-server.js';
import { Visitor } from './visitor/visitor.js';

declare global {
  interface Window {
    /** Before the widget is there: a list of calls that it will make. */
    presage?: Presage | (readonly unknown[])[];
  }
}

function start(site: Site): void {
  const shelf = browserShelf();
  const visitor = new Visitor(shelf, site.writeKey, askServer(site));
  const queue = new CallQueue(shelf);
  const sender = new Sender(site, queue, visitor);
  const tracker = new Tracker(shelf, queue, sender, visitor);
  const chat = makeChat(site, shelf, visitor);
  const presage = makePresage(shelf, visitor, tracker, chat);
  const waiting = window.presage;
  window.presage = presage;
  if (site.track) followPages(() => presage.page());
  if (Array.isArray(waiting)) for (const call of waiting) presage.push(call);
  if (queue.size > 0) sender.soon();
  chat.restore();
  show(site, chat, (properties) => tracker.track('Product Clicked', properties));
}

function makeChat(site: Site, shelf: ReturnType<typeof browserShelf>, visitor: Visitor): ConversationClient {
  const store = new ChatStore();
  const line = new ShopperLine(site, visitor, (socket) => {
    socket.on('connect', () => void chat.connected());
    socket.on('disconnect', () => chat.disconnected());
    socket.on('connect_error', () => chat.disconnected());
    socket.on('transcript.entry', (message) => store.dispatch({ type: 'entry', ...message }));
    socket.on('conversation.state', (message) => store.dispatch({ type: 'status', ...message }));
    socket.on('typing', ({ conversationId, from }) => chat.typing(conversationId, from));
  });
  const chat = new ConversationClient(shelf, new Outbox(shelf), store, line);
  return chat;
}

function show(site: Site, client: ConversationClient, clicked: PresageChat['clicked']): void {
  register();
  const chat = new PresageChat();
  chat.client = client;
  chat.clicked = clicked;
  followPage(chat, site);
  document.body.append(chat);
}

const script = document.currentScript;
const site = script instanceof HTMLScriptElement ? siteOf(script) : undefined;
if (site && !(window.presage && 'track' in window.presage)) start(site);
