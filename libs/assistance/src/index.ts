export { ArticleFinder, type ArticleQuestion } from './article-finder.js';
export { type Answer, type AnswerIssue, parseAnswer } from './answer-file.js';
export { fillAnswer } from './fill-answer.js';
export { type Asked, type Knowledge, type PlannedReply, planReply } from './plan-reply.js';
export { type Answers, InvalidAnswers, readAnswers } from './read-answers.js';
export type { LocalName, ShopFacts } from './shop-facts.js';
export { type CannedFacts, cannedVariables, fillCannedReply, type FilledReply } from './canned-reply.js';
export { chooseOrder } from './choose-order.js';
export { parseTemplate, TemplateError } from './template.js';
