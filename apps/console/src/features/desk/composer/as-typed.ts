/** Answers are written in Markdown; what an agent types is shown as it is, so the marks of bold words go. */
export const asTyped = (answer: string): string => answer.replaceAll('**', '').trim();
