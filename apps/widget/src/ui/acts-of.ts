import type { Choice } from '#protocol';
import { wordsIn } from '../words/words-in.js';
import type { Acts } from './acts.js';
import type { PresageChat } from './presage-chat.js';
import { namesOf } from './transcript-view.js';

/** What the shopper does, passed on to the client; what goes wrong is said. */
export function actsOf(chat: PresageChat): Acts {
  const settle = (): void => {
    chat.problem = undefined;
    chat.note = undefined;
    chat.menu = undefined;
  };
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
  return {
    show: () => chat.client.open(),
    hide: () => chat.client.close(),
    write,
    say,
    send() {
      const { draft, uploads } = chat;
      const text = draft.trim() || namesOf(uploads.all);
      if (text === '' || !uploads.ready) return;
      write('');
      say(text);
    },
    choose: say,
    clicked: (properties) => chat.clicked(properties),
    retry: (messageId) => chat.client.retry(messageId),
    rate(rating, comment = '') {
      chat.comment = comment;
      chat.client.rate(rating, comment);
    },
    toggleMenu: (menu) => (chat.menu = menu),
    ...filesOf(chat),
    ...conversationsOf(chat, settle),
    ...offersOf(chat, settle),
    askForPerson() {
      settle();
      void chat.client.askForPerson().then((took) => {
        if (!took) chat.problem = wordsIn(chat.language).personFailed;
      });
    },
    toEnd: () => chat.toEnd(),
  };
}

const focusSoon = (chat: PresageChat): void => void chat.updateComplete.then(() => chat.focusBest(true));

const filesOf = (chat: PresageChat): Pick<Acts, 'addFiles' | 'removeFile' | 'retryFile' | 'openFile'> => ({
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
  chat: PresageChat,
  settle: () => void,
): Pick<Acts, 'begin' | 'end' | 'showList' | 'switchTo' | 'save'> => ({
  begin() {
    settle();
    chat.client.switchTo();
    focusSoon(chat);
  },
  end(ended) {
    settle();
    chat.client.store.dispatch({ type: 'ended', ended });
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

const offersOf = (chat: PresageChat, settle: () => void): Pick<Acts, 'mute' | 'accept' | 'dismiss'> => ({
  accept() {
    settle();
    chat.client.acceptOffer(chat.language);
  },
  dismiss() {
    settle();
    const within = chat.renderRoot instanceof ShadowRoot && chat.renderRoot.activeElement !== null;
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
