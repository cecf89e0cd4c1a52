import { type AnswerIssue, cannedVariables, parseAnswer, parseTemplate, TemplateError } from '#assistance';
import type { ContentBody } from '#protocol';

export type Issue = Pick<AnswerIssue, 'section' | 'message'>;

/** What is wrong with a piece of content, found by what will read it. Empty where it can be written. */
export function issuesOf(contentId: string, content: ContentBody): readonly Issue[] {
  switch (content.kind) {
    case 'answer':
      return answerIssues(contentId, content.body.source);
    case 'canned':
      return [...cannedIssues('en', content.body.text.en), ...cannedIssues('zh', content.body.text.zh)];
    case 'article':
      return [...emptyTexts('title', content.body.title), ...emptyTexts('text', content.body.text)];
    case 'intent':
      return intentIssues(content.body);
  }
}

function answerIssues(intent: string, source: string): readonly Issue[] {
  const read = parseAnswer(intent, source);
  if (!('intent' in read)) return read.map(({ section, message }) => ({ section, message }));
  if (read.intent === intent) return [];
  const message = `intent: says ${read.intent}, but this is the answer to ${intent}`;
  return [{ section: 'front matter', message }];
}

function cannedIssues(section: string, text: string): readonly Issue[] {
  if (text.trim() === '') return [{ section, message: 'missing or empty' }];
  try {
    parseTemplate(text, cannedVariables);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ section, message: error.message }];
  }
}

const emptyTexts = (name: string, texts: { readonly en: string; readonly zh: string }): readonly Issue[] =>
  Object.entries(texts).flatMap(([language, text]) =>
    text.trim() === '' ? [{ section: `${name} (${language})`, message: 'missing or empty' }] : [],
  );

function intentIssues({ title, examples }: Extract<ContentBody, { kind: 'intent' }>['body']): Issue[] {
  const all = [...examples.en, ...examples.zh];
  const issues = [...emptyTexts('title', title)];
  if (all.length < 2) issues.push({ section: 'examples', message: 'at least two are needed to learn from' });
  const seen = new Set<string>();
  for (const one of all.map((text) => text.trim().toLowerCase())) {
    if (one === '') issues.push({ section: 'examples', message: 'an example is empty' });
    else if (seen.has(one)) issues.push({ section: 'examples', message: `“${one}” stands there twice` });
    seen.add(one);
  }
  return issues;
}
