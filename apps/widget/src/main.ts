import { browserShelf } from './browser-shelf.js';
import { ChatStore } from './chat/chat-store.js';
import { ConversationClient } from './chat/conversation-client.js';
import { ShopperLine } from './chat/line.js';
import { Outbox } from './chat/outbox.js';
import { fetchFile, type FetchFile, handOver } from './files/fetch-file.js';
import { sendFile } from './files/send-file.js';
import { Uploads } from './files/uploads.js';
import { makePresage, type Presage } from './presage.js';
import { type Site, siteOf } from './site.js';
import { CallQueue } from './tracker/call-queue.js';
import { followPages } from './tracker/page-context.js';
import { Sender } from './tracker/sender.js';
import { Tracker } from './tracker/tracker.js';
import { followPage } from './ui/appearance.js';
import { PresageChat } from './ui/presage-chat.js';
import { PresagePicture } from './ui/presage-picture.js';
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
  const files = filesOf(site, shelf, visitor);
  chat.whenForgotten(() => files.uploads.clear());
  const presage = makePresage(shelf, visitor, tracker, chat);
  const waiting = window.presage;
  window.presage = presage;
  if (site.track) followPages(() => presage.page());
  if (Array.isArray(waiting)) for (const call of waiting) presage.push(call);
  if (queue.size > 0) sender.soon();
  chat.restore();
  show(site, chat, files, (properties) => tracker.track('Product Clicked', properties));
  whenIdle(() => chat.listen());
}

function makeChat(site: Site, shelf: ReturnType<typeof browserShelf>, visitor: Visitor): ConversationClient {
  const store = new ChatStore();
  const line = new ShopperLine(site, visitor, (socket) => {
    socket.on('connect', () => void chat.connected());
    socket.on('disconnect', () => chat.disconnected());
    socket.on('connect_error', () => chat.disconnected());
    socket.on('transcript.entry', (message) => {
      store.dispatch({ type: 'entry', ...message });
      chat.elsewhere(message.conversationId);
    });
    socket.on('conversation.state', (message) => store.dispatch({ type: 'status', ...message }));
    socket.on('marks.changed', (message) => {
      store.dispatch({ type: 'marks', ...message });
      chat.marked(message.conversationId);
    });
    socket.on('typing', ({ conversationId, from }) => chat.typing(conversationId, from));
    socket.on('help.offered', (card) => chat.offers.offered(card));
    socket.on('help.withdrawn', ({ offerId }) => chat.offers.withdrawn(offerId));
    socket.on('desk.hours', (hours) => store.dispatch({ type: 'hours', hours }));
  });
  const chat = new ConversationClient(shelf, new Outbox(shelf), store, line, site.liveTyping);
  return chat;
}

/** Files of the chat: going up, coming down. */
interface Files {
  readonly uploads: Uploads;
  readonly fetch: FetchFile;
}
const filesOf = (site: Site, shelf: ReturnType<typeof browserShelf>, visitor: Visitor): Files => ({
  uploads: new Uploads(shelf, sendFile(site, visitor)),
  fetch: fetchFile(site, visitor),
});

function show(
  site: Site,
  client: ConversationClient,
  { uploads, fetch: get }: Files,
  clicked: PresageChat['clicked'],
): void {
  register();
  const attachment = async (id: string): Promise<Blob> =>
    uploads.fileOf(id) ?? get(`api/attachments/${encodeURIComponent(id)}`);
  PresagePicture.fetch = attachment;
  const chat = new PresageChat();
  chat.client = client;
  chat.uploads = uploads;
  chat.clicked = clicked;
  chat.openFile = async (id, name) => handOver(await attachment(id), name);
  chat.save = async (id) => {
    const zone = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone);
    const path = `api/visitor/conversations/${encodeURIComponent(id)}/transcript?format=html&timeZone=${zone}`;
    handOver(await get(path), `${location.hostname}-${new Date().toISOString().slice(0, 10)}.html`);
  };
  client.whenForgotten(() => chat.forget());
  followPage(chat, site);
  document.body.append(chat);
}

/** After the page has loaded and has nothing better to do. */
function whenIdle(act: () => void): void {
  const wait = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 5_000 });
    else setTimeout(act, 1_000);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}

const script = document.currentScript;
const site = script instanceof HTMLScriptElement ? siteOf(script) : undefined;
if (site && !(window.presage && 'track' in window.presage)) start(site);
