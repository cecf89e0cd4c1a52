import type { ShopperDetail } from '#protocol';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../shared/api/request.js';
import { remembered } from '../../shared/forgotten/remembered.js';

const HOUR = 3_600_000;

/** The name of a known shopper who is not on the site now. A visitor has none until they sign in. */
export function useShopperName(shopperId: string, known: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['shopper-name', shopperId],
    queryFn: async () => {
      const detail = (await request(`/api/shoppers/${encodeURIComponent(shopperId)}`)) as ShopperDetail;
      return remembered(detail.portrait.traits)?.name ?? null;
    },
    enabled: known === undefined && shopperId.startsWith('u-'),
    staleTime: HOUR,
  });
  return known ?? data ?? undefined;
}
