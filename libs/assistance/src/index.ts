export { type Answer, type AnswerIssue, parseAnswer } from './answer-file.js';
export { AnswerWriter, NoWriter, type WrittenAnswer, type WritersQuestion } from './answer-writer.js';
export { ArticleFinder, type ArticleQuestion, NoArticles } from './article-finder.js';
export { type BusinessHours, BusinessHoursInvalid, parseBusinessHours } from './desk/business-hours.js';
export { deskHours } from './desk/desk-hours.js';
export { expectedWait } from './desk/expected-wait.js';
export { flowAction } from './flows/flow-action.js';
export type { Asked, Found, Knowledge } from './plan/asked.js';
export type { Plan } from './plan/plan.js';
export { planReply } from './plan/plan-reply.js';
export { speaks } from './plan/speaks.js';
export { type Turn, turnOf } from './plan/turn.js';
export { type Answers, InvalidAnswers, readAnswers } from './read-answers.js';
export type { LocalName, ShopFacts } from './shop-facts.js';
export { InMemoryShop } from './shop/in-memory-shop.js';
export { namedProducts } from './shop/named-products.js';
export { refusalOf } from './shop/act-rules.js';
export {
  type Acted,
  actRefusals,
  type ActRefusal,
  type DeliveryAddress,
  type ShopAct,
  type ShopAction,
  shopActs,
  ShopBackend,
  ShopUnavailable,
  type StockedProduct,
} from './shop/shop-backend.js';
export { fillAnswer } from './fill-answer.js';
export { type CannedFacts, cannedVariables, fillCannedReply, type FilledReply } from './canned-reply.js';
export { chooseOrder } from './choose-order.js';
export { parseTemplate, TemplateError } from './template.js';
export { NO_ANSWER } from './generated/answer-prompt.js';
export { grounded } from './generated/grounded.js';
export { type Generated, GeneratedAnswers, GroundedWriter } from './generated/grounded-writer.js';
export { type Completion, LanguageModel, type WritingOrder } from './generated/language-model.js';
