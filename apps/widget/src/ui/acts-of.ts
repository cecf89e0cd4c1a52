import type { Choice, Language } from '#protocol';
import type { ConversationClient } from '../chat/conversation-client.js';
import type { ChatState } from '../chat/state.js';
import type { Uploads } from '../files/uploads.js';
import type { Properties } from '../tracker/tracker.js';
import { wordsIn } from '../words/words-in.js';
import type { Acts, Menu } from './acts.js';
import { namesOf } from './transcript-view.js';

/** The element that shows the chat, as far as it is acted on. */
interface Chat {
  readonly client: ConversationClient;
  readonly uploads: Uploads;
  readonly language: Language;
  readonly state: ChatState;
  draft: string;
  comment: string;
  problem: string | undefined;
  note: string | undefined;
  menu: Menu | undefined;
  readonly clicked: (properties: Properties) => void;
  readonly save: (conversationId: string, language: Language) => Promise<void>;
  readonly openFile: (attachmentId: string, name: string) => Promise<void>;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<unknown>;
  focusBest(inPanel: boolean): void;
  toEnd(): void;
}

/** What the shopper does, passed on to the client; what goes wrong is said. */
export function actsOf(chat: Chat): Acts {
  const settle = (): void => {
    chat.problem = undefined;
    chat.note = undefined;
    chat.menu = undefined;
  };
  return {
    show() {
      settle();
      chat.client.open();
    },
    hide: () => chat.client.close(),
    ...writingOf(chat, settle),
    clicked: (properties) => chat.clicked(properties),
    retry: (messageId) => chat.client.retry(messageId),
    rate(rating, comment = chat.comment) {
      chat.comment = comment;
      chat.client.rate(rating, comment);
    },
    toggleMenu: (menu) => (chat.menu = menu),
    ...filesOf(chat),
    ...conversationsOf(chat, settle),
    ...offersOf(chat, settle),
    askForPerson() {
      settle();
      if (chat.state.conversationId === undefined) {
        chat.client.write(wordsIn(chat.language).person, chat.language, { choice: { kind: 'human' } });
        return;
      }
      void chat.client.askForPerson().then((took) => {
        if (!took) chat.problem = wordsIn(chat.language).personFailed;
      });
    },
    toEnd: () => chat.toEnd(),
  };
}

function writingOf(chat: Chat, settle: () => void): Pick<Acts, 'write' | 'say' | 'send' | 'choose'> {
  const say = (text: string, choice?: Choice): void => {
    settle();
    const attachments = choice === undefined ? chat.uploads.take() : [];
    chat.client.write(text, chat.language, { attachments, ...(choice && { choice }) });
    focusSoon(chat);
  };
  const write = (draft: string): void => {
    chat.draft = draft;
    chat.client.draft = draft;
    chat.client.writing(draft);
  };
  const send = (): void => {
    const text = chat.draft.trim() || namesOf(chat.uploads.all);
    if (text === '' || !chat.uploads.ready) return;
    write('');
    say(text);
  };
  return { write, say, send, choose: say };
}

export const focusIn = (root: HTMLElement | DocumentFragment): boolean =>
  root instanceof ShadowRoot && root.activeElement !== null;

const focusSoon = (chat: Chat): void => void chat.updateComplete.then(() => chat.focusBest(true));

const filesOf = (chat: Chat): Pick<Acts, 'addFiles' | 'removeFile' | 'retryFile' | 'openFile'> => ({
  addFiles(files) {
    chat.uploads.add(files);
    focusSoon(chat);
  },
  removeFile(id) {
    chat.uploads.remove(id);
    focusSoon(chat);
  },
  retryFile: (id) => chat.uploads.retry(id),
  openFile(attachmentId, name) {
    chat.openFile(attachmentId, name).catch(() => {
      chat.problem = wordsIn(chat.language).fileGone;
    });
  },
});

const conversationsOf = (
  chat: Chat,
  settle: () => void,
): Pick<Acts, 'begin' | 'end' | 'showList' | 'switchTo' | 'save'> => ({
  begin() {
    settle();
    chat.client.switchTo();
    focusSoon(chat);
  },
  end(ended) {
    settle();
    chat.client.end(ended);
    focusSoon(chat);
  },
  showList() {
    settle();
    chat.client.showList();
  },
  switchTo(conversationId) {
    settle();
    chat.client.switchTo(conversationId);
  },
  save() {
    settle();
    const { conversationId } = chat.state;
    if (conversationId === undefined) return;
    chat.save(conversationId, chat.language).catch(() => {
      chat.problem = wordsIn(chat.language).saveFailed;
    });
  },
});

const offersOf = (chat: Chat, settle: () => void): Pick<Acts, 'mute' | 'accept' | 'dismiss'> => ({
  accept() {
    settle();
    chat.client.acceptOffer(chat.language);
  },
  dismiss() {
    settle();
    const within = focusIn(chat.renderRoot);
    const offerId = chat.state.help?.offerId;
    if (offerId !== undefined) chat.client.offers.dismiss(offerId);
    // The button that had the focus is gone; nobody else's focus is touched.
    if (within) void chat.updateComplete.then(() => chat.focusBest(chat.state.open));
  },
  mute(muted) {
    settle();
    chat.client.offers.mute(muted);
    if (muted) chat.note = wordsIn(chat.language).muted;
    void chat.updateComplete.then(() => chat.focusBest(chat.state.open));
  },
});
