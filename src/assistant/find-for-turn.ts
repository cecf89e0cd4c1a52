import {
  type ArticleQuestion,
  type Asked,
  type Found,
  ShopUnavailable,
  speaks,
  type StockedProduct,
  type Turn,
} from '#assistance';
import { isForgotten, type Language, type Recorded, type ShownProduct } from '#protocol';
import type { Asking } from './asked-in.js';
import type { AssistantParts } from './assistant-parts.js';

/** Products that are told of at a time. */
const STOCKED = 4;

/** What has to be looked up before a turn can be answered. Nothing is done to anybody's order here. */
export async function findForTurn(
  turn: Turn,
  asked: Asked,
  asking: Asking,
  parts: AssistantParts,
): Promise<Found> {
  switch (turn.kind) {
    case 'answer':
      return foundForAnswer(turn, asked, asking, parts);
    case 'unsure':
      return foundForUnsure(asked, asking, parts);
    case 'clarify':
      return { articles: await parts.articles.find(questionOf(asked)) };
    case 'human':
      return { desk: await parts.desk() };
    default:
      return {};
  }
}

async function foundForAnswer(
  { answer, chosen }: Extract<Turn, { kind: 'answer' }>,
  asked: Asked,
  asking: Asking,
  parts: AssistantParts,
): Promise<Found> {
  const language = speaks(asked);
  const { uses, announce, handoff, shows } = answer;
  const wantsArticles = answer.articles ?? (uses === 'none' && announce && !handoff);
  if (shows === 'recommendations') {
    const { correlationId } = asking.message.metadata;
    const recommended = await parts.recommend(asking.shopperId, language, correlationId);
    if (recommended) return { recommended };
  }
  if (shows === 'stock') {
    const stocked = await productsNamed(asked, asking, parts, language);
    if (stocked.length > 0) return { stocked };
  }
  return {
    ...(wantsArticles && {
      articles: await parts.articles.find(questionOf(asked, chosen ? answer.intent : undefined)),
    }),
    ...(handoff && { desk: await parts.desk() }),
  };
}

/** An unsure message is first looked up in articles, and given to whoever writes answers, where there is somebody. */
async function foundForUnsure(asked: Asked, { shopperId }: Asking, parts: AssistantParts): Promise<Found> {
  const { conversationId, messageId, text, orders } = asked;
  const language = speaks(asked);
  const articles = await parts.articles.find(questionOf(asked));
  const question = { conversationId, messageId, shopperId, text, language, articles, orders };
  const written = await parts.writer.write(question);
  if (written) return { written };
  return { articles, ...(asked.unsureReplies > 0 && { desk: await parts.desk() }) };
}

/** What help articles are looked through for, with how it was understood: surely, where a button says it. */
function questionOf(asked: Asked, chosen?: string): ArticleQuestion {
  const { text, classification } = asked;
  const language = speaks(asked);
  if (chosen !== undefined) {
    return { text, language, read: { ranking: [{ intent: chosen, probability: 1 }], inScope: 1 } };
  }
  if (!classification) return { text, language };
  const { ranking, outOfScope, inScope = outOfScope ? 0 : 1 } = classification;
  return { text, language, read: { ranking, inScope } };
}

/** Products that were read in the message, else those that its words name, else the one that "it" can only be. */
async function productsNamed(
  { text }: Asked,
  { classified, shopperId }: Asking,
  { shop, log, lookedAt }: AssistantParts,
  language: Language,
): Promise<NonNullable<Found['stocked']>> {
  const read = namedIn(classified);
  try {
    const named = read.length > 0 ? await shop.products(read) : await shop.findProducts(text, STOCKED);
    const meant = named.length === 0 && POINTS.test(text) ? await lookedAt(shopperId) : undefined;
    const found = meant === undefined ? named : await shop.products([meant]);
    return found.slice(0, STOCKED).map((product) => shown(product, language));
  } catch (error) {
    if (!(error instanceof ShopUnavailable)) throw error;
    log.warn({ err: error }, 'the stock of products cannot be told just now');
    return [];
  }
}

/** Words that point at something the shopper has before their eyes. */
const POINTS = /\b(?:it|this|that|these|those)\b|这个?|这款|这件|它|那个|那款|那件/i;

const namedIn = (classified: Recorded<'IntentClassified'> | undefined): readonly string[] => [
  ...new Set(
    (classified?.data.entities ?? []).flatMap(({ type, value }) =>
      type === 'product' && !isForgotten(value) ? [value] : [],
    ),
  ),
];

function shown(
  { name, ...product }: StockedProduct,
  language: Language,
): ShownProduct & { readonly stock?: number } {
  return { ...product, name: name[language] ?? name.en ?? name.zh ?? product.productId };
}
