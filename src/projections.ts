import { contentProjection } from '#content';
import { foresightProjections, itemNeighboursProjection, itemPopularityProjection } from '#foresight';
import { policiesProjection, rehearsalsProjection } from '#help';
import { outboundHealthProjection, sendingsProjection } from '#outbound';
import { outcomesProjections } from '#outcomes';
import type { Projection } from '#projections';
import { recommendationProjections } from '#recommendation';
import { shopperProjections } from '#shopper';
import { foresightProjection } from './foresight/online/foresight-projection.js';
import { recommendationsProjection } from './recommendations/recommendations-projection.js';
import { conversationProjections } from './conversations/projections.js';

/** Every projection of the house. */
export const projections: readonly Projection[] = [
  ...shopperProjections,
  ...conversationProjections,
  contentProjection,
  ...foresightProjections,
  foresightProjection,
  itemNeighboursProjection,
  itemPopularityProjection,
  ...recommendationProjections,
  recommendationsProjection,
  policiesProjection,
  rehearsalsProjection,
  ...outcomesProjections,
  sendingsProjection,
  outboundHealthProjection,
];
