import type { OfferView, TranscriptEntry } from '#protocol';
import { IconBulb, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../../shared/api/request.js';
import { isForgotten, remembered } from '../../../shared/forgotten/remembered.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { ForgottenMark } from '../../../shared/forgotten/forgotten-mark.js';
import { aboutEvent } from '../../../shared/words/details.js';
import { eventName } from '../../../shared/words/events.js';
import classes from './transcript.module.css';

interface OfferCardProps {
  readonly entry: TranscriptEntry;
  readonly shopperId: string;
  readonly entries: readonly TranscriptEntry[];
}

/** The offer of help that the shopper took up: what it said, which events led to it, and how far it has come. */
export function OfferCard({ entry, shopperId, entries }: OfferCardProps) {
  const { acts } = useWords();
  const { clock } = useFormat();
  const offerId = offerOf(entry, entries);
  const offer = useOffer(shopperId, offerId);
  return (
    <section className={classes.offer} data-message={entry.id} aria-label={acts.offer.title}>
      <div className={classes.offerHead}>
        <IconBulb size={16} color="var(--accent)" aria-hidden />
        <b>{acts.offer.title}</b>
        {offer.data?.policyName !== undefined && <span>{offer.data.policyName}</span>}
        <time dateTime={entry.at}>{clock(entry.at)}</time>
      </div>
      {offer.data ? (
        <Known offer={offer.data} />
      ) : (
        <span>{offer.isLoading ? acts.offer.loading : acts.offer.unknown}</span>
      )}
    </section>
  );
}

/** Taking an offer up is a message with its id; the note stands right behind it. */
function offerOf({ id }: TranscriptEntry, entries: readonly TranscriptEntry[]): string | undefined {
  const at = entries.findIndex((each) => each.id === id);
  for (const { choice } of [...entries.slice(0, at).toReversed(), ...entries.slice(at)]) {
    const chosen = choice === undefined ? undefined : remembered(choice);
    if (chosen?.kind === 'offer') return chosen.offerId;
  }
  return undefined;
}

const LOOK_AGAIN_MS = 30_000;

function useOffer(shopperId: string, offerId: string | undefined) {
  return useQuery({
    queryKey: ['offer', shopperId, offerId],
    queryFn: async () => {
      const path = [shopperId, 'offers', offerId ?? ''].map(encodeURIComponent).join('/');
      return (await request(`/api/shoppers/${path}`)) as OfferView;
    },
    enabled: offerId !== undefined,
    refetchInterval: LOOK_AGAIN_MS,
  });
}

const STEPS = ['offered', 'shown', 'accepted', 'answered', 'ordered'] as const;

function Known({ offer }: { readonly offer: OfferView }) {
  const { language, words } = useLocale();
  const { clock, percent } = useFormat();
  const { acts } = words;
  return (
    <>
      <p className={classes.saw}>
        {isForgotten(offer.saw) ? <ForgottenMark /> : `“${offer.saw}”`}
        {offer.probability !== undefined && ` · ${percent(offer.probability)}`}
      </p>
      {offer.evidence.length > 0 && (
        <ul className={classes.evidence} aria-label={acts.offer.because}>
          {offer.evidence.map((each) => (
            <li key={each.eventId}>
              {[eventName(each.type, language), aboutEvent(each, language)].filter(Boolean).join(': ')} ·{' '}
              <time dateTime={each.at}>{clock(each.at)}</time>
            </li>
          ))}
        </ul>
      )}
      <ol className={classes.steps} aria-label={acts.offer.funnel}>
        {STEPS.map((step) => {
          const at = offer.steps[step];
          return (
            <li key={step} data-done={at !== undefined}>
              {at !== undefined && <IconCheck size={12} aria-hidden />}
              {acts.offer.steps[step]} {at === undefined ? acts.offer.notYet : clock(at)}
            </li>
          );
        })}
      </ol>
    </>
  );
}
