import type { ContentBody, ContentKind } from '#protocol';

const BOTH = { en: '', zh: '' };
const ANSWER = `---
intent: my_intent
title:
  en: What it is called
  zh: 名称
uses: none
---

# en

Write the answer here.

# zh

在这里写回答。
`;

/** What one begins with. */
export const emptyBody: Readonly<Record<ContentKind, ContentBody>> = {
  article: { kind: 'article', body: { title: BOTH, text: BOTH } },
  answer: { kind: 'answer', body: { source: ANSWER } },
  canned: { kind: 'canned', body: { shortcut: '', title: '', text: BOTH, intents: [] } },
  intent: { kind: 'intent', body: { title: BOTH, examples: { en: [], zh: [] } } },
};

/** A name that can stand in an address: of a title, a shortcut, or an intent. */
export const contentIdOf = (text: string, separator = '-'): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, separator)
    .replaceAll(/^[-_]+|[-_]+$/g, '')
    .slice(0, 60);
