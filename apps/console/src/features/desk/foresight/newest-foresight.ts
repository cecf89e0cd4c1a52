import type { ForesightView, ShopperDetail } from '#protocol';
import { isForgotten } from '../../../shared/forgotten/remembered.js';

/**
 * The detail with what is believed by now. A detail takes longer to put together than what is believed takes to be
 * told, so one may arrive that knows less: what rests on the later event stands, and of two that rest on the same, the
 * one that arrived last. Of a shopper who had themselves forgotten nothing earlier is kept.
 *
 * @param known what was believed before this detail arrived
 */
export function withNewestForesight(detail: ShopperDetail, known: ForesightView | undefined): ShopperDetail {
  const told = detail.foresight;
  if (known === undefined || isForgotten(detail.portrait.traits)) return detail;
  if (told !== undefined && Date.parse(told.at) >= Date.parse(known.at)) return detail;
  return { ...detail, foresight: known };
}
