import type { Logger } from 'pino';
import type { EventStore } from '#event-store';
import type { BehaviourSequence, ScoredItem } from '#foresight';
import type { RecommendationPlace, RecommendedProduct } from '#protocol';
import type { ReadModels } from '#read-models';
import {
  type Catalogue,
  gatherSources,
  type Language,
  type Recommendation,
  recommend,
  recommendedProduct,
} from '#recommendation';
import type { ServingForesight } from '../foresight/online/serving-foresight.js';
import type { RulesFile } from './rules-file.js';
import { type ShopperState, stateOfPerson, stateOfVisitor } from './shopper-state.js';

export interface RecommenderParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly readModels: ReadModels;
  readonly serving: ServingForesight;
  readonly catalogue: Catalogue;
  readonly rules: RulesFile;
  readonly log: Pick<Logger, 'warn'>;
}

interface Asked {
  readonly place: RecommendationPlace;
  readonly limit: number;
  /** The product that is looked at. */
  readonly product?: string;
  readonly language?: Language;
}

/** Products for somebody, and as pages show them. */
export interface Recommended {
  readonly choices: readonly Recommendation[];
  readonly products: readonly RecommendedProduct[];
}

/** Items of the model that are looked through. */
const FORESEEN = 30;
/** At the desk. */
const SHOWN_TO_AGENTS = 4;

/** Recommends from what somebody did, what others went on to, what resembles it, and what the model foresees. */
export class Recommender {
  constructor(private readonly parts: RecommenderParts) {}

  /** What it recommends from. */
  get catalogue(): Catalogue {
    return this.parts.catalogue;
  }

  /** Only from what the visitor has proved to be theirs. */
  async forVisitor(shopperId: string, asked: Asked): Promise<Recommended> {
    const state = await stateOfVisitor(this.parts, shopperId);
    return this.from(state, asked, await this.foreseen(state.sequence));
  }

  /** What an agent could suggest; `foreseen` is what the model expects them to turn to. */
  async forAgent(
    shopperId: string,
    foreseen: readonly ScoredItem[],
    language: Language = 'en',
  ): Promise<readonly RecommendedProduct[]> {
    const state = await stateOfPerson(this.parts, shopperId);
    const asked = { place: 'desk', limit: SHOWN_TO_AGENTS, language } as const;
    return (await this.from(state, asked, foreseen)).products;
  }

  private async from(
    { lookedAt, cart, bought }: ShopperState,
    { language = 'en', ...asked }: Asked,
    foreseen: readonly ScoredItem[],
  ): Promise<Recommended> {
    const request = { ...asked, lookedAt, cart, bought };
    const sources = await gatherSources(request, this.parts, foreseen);
    const choices = recommend(request, sources, await this.parts.rules.current());
    return { choices, products: choices.map((choice) => recommendedProduct(choice, sources, language)) };
  }

  private async foreseen(sequence: BehaviourSequence): Promise<readonly ScoredItem[]> {
    const model = this.parts.serving.current();
    if (!model || sequence.moments.length === 0) return [];
    try {
      const [foresight] = await model.predict([sequence], { items: FORESEEN });
      return foresight?.items ?? [];
    } catch (error) {
      this.parts.log.warn({ err: error }, 'products are recommended without what the model foresees');
      return [];
    }
  }
}
