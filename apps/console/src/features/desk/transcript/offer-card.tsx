import type { OfferStory, TranscriptEntry } from '#protocol';
import { IconBulb, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { request } from '../../../shared/api/request.js';
import { ForgottenMark } from '../../../shared/forgotten/forgotten-mark.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { aboutEvent } from '../../../shared/words/details.js';
import { eventName } from '../../../shared/words/events.js';
import classes from './transcript.module.css';

interface OfferCardProps {
  readonly entry: TranscriptEntry;
  readonly conversationId: string;
}

/** The offer of help that the shopper took up: what it said, which events led to it, and how far it has come. */
export function OfferCard({ entry, conversationId }: OfferCardProps) {
  const { acts } = useWords();
  const { clock } = useFormat();
  const offer = useOffer(conversationId);
  return (
    <section className={classes.offer} data-message={entry.id} aria-label={acts.offer.title}>
      <div className={classes.offerHead}>
        <IconBulb size={16} color="var(--accent)" aria-hidden />
        <b>{acts.offer.title}</b>
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

const LOOK_AGAIN_MS = 30_000;

const useOffer = (conversationId: string) =>
  useQuery({
    queryKey: ['offer', conversationId],
    queryFn: async () =>
      (await request(`/api/conversations/${encodeURIComponent(conversationId)}/offer`)) as OfferStory,
    refetchInterval: LOOK_AGAIN_MS,
  });

function Known({ offer }: { readonly offer: OfferStory }) {
  const { language, words } = useLocale();
  const { clock, percent, money } = useFormat();
  const { acts } = words;
  const { saw, action, probability, evidence, ordered } = offer;
  const steps = [
    ['offered', offer.offeredAt],
    ['shown', offer.shownAt],
    ['accepted', offer.acceptedAt],
    ['answered', offer.answeredAt],
    ['ordered', ordered?.at],
  ] as const;
  return (
    <>
      <p className={classes.saw}>
        {saw === undefined ? <ForgottenMark /> : `“${saw}”`} → {action}
        {probability !== undefined && ` · ${acts.offer.foreseen(percent(probability))}`}
      </p>
      {evidence.length > 0 && (
        <ul className={classes.evidence} aria-label={acts.offer.because}>
          {evidence.map((each) => (
            <li key={each.eventId}>
              {[eventName(each.type, language), aboutEvent(each, language)].filter(Boolean).join(': ')} ·{' '}
              <time dateTime={each.at}>{clock(each.at)}</time>
            </li>
          ))}
        </ul>
      )}
      <ol className={classes.steps} aria-label={acts.offer.funnel}>
        {steps.map(([step, at]) => (
          <li key={step} data-done={at !== undefined}>
            {at !== undefined && <IconCheck size={12} aria-hidden />}
            {acts.offer.steps[step]} {at === undefined ? acts.offer.notYet : clock(at)}
            {step === 'ordered' && ordered?.amount !== undefined && (
              <b>{money(ordered.amount, ordered.currency)}</b>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
