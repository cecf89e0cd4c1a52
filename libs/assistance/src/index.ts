export { type Answer, type AnswerIssue, parseAnswer } from './answer-file.js';
export { AnswerWriter, NoWriter, type WrittenAnswer, type WritersQuestion } from './answer-writer.js';
export { ArticleFinder, NoArticles } from './article-finder.js';
export { type Asked, type Knowledge, type PlannedReply, planReply } from './plan-reply.js';
export { type Answers, InvalidAnswers, readAnswers } from './read-answers.js';
export type { LocalName, ShopFacts } from './shop-facts.js';
