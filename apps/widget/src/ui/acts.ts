import type { Choice, Language } from '#protocol';
import type { ChatState } from '../chat/state.js';
import type { Upload } from '../files/uploads.js';
import type { Properties } from '../tracker/tracker.js';
import type { Words } from '../words/words.js';

/** What the shopper can do, wherever it is shown. */
export interface Acts {
  readonly show: () => void;
  readonly hide: () => void;
  readonly write: (draft: string) => void;
  readonly send: () => void;
  /** A button of an answer: its label is what the shopper says. */
  readonly choose: (label: string, choice: Choice) => void;
  readonly say: (text: string) => void;
  readonly retry: (messageId: string) => void;
  readonly clicked: (properties: Properties) => void;
  readonly askForPerson: () => void;
  readonly rate: (rating: number, comment?: string) => void;
  readonly begin: () => void;
  readonly end: (ended: boolean) => void;
  readonly showList: () => void;
  readonly switchTo: (conversationId: string) => void;
  readonly save: () => void;
  readonly mute: (muted: boolean) => void;
  readonly accept: () => void;
  readonly dismiss: () => void;
  readonly toggleMenu: (menu: Menu | undefined) => void;
  readonly addFiles: (files: readonly File[]) => void;
  readonly removeFile: (id: string) => void;
  readonly retryFile: (id: string) => void;
  readonly openFile: (attachmentId: string, name: string) => void;
  readonly toEnd: () => void;
}
export type Menu = 'chat' | 'offer';

/** What a view shows, and what it passes on. */
export interface View {
  readonly state: ChatState;
  readonly words: Words;
  readonly language: Language;
  readonly draft: string;
  /** What went wrong with the last thing the shopper did, in words. */
  readonly problem: string | undefined;
  /** What was done without anything to see for it. */
  readonly note: string | undefined;
  readonly menu: Menu | undefined;
  readonly uploads: readonly Upload[];
  /** Newer lines stand below what is in view. */
  readonly below: boolean;
  readonly comment: string;
  readonly acts: Acts;
}
