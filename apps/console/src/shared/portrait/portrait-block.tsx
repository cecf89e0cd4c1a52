import type { Portrait } from '#protocol';
import { ForgottenMark } from '../forgotten/forgotten-mark.js';
import { remembered } from '../forgotten/remembered.js';
import { useWords } from '../i18n/locale.js';
import { useFormat } from '../i18n/use-format.js';
import { useNow } from '../time/use-now.js';
import { Facts } from '../ui/facts.js';
import { Block } from './block.js';
import { CartBlock } from './cart-block.js';
import { Leanings } from './leanings.js';
import { PastIntents } from './past-intents.js';
import { Ratings } from './ratings.js';
import classes from './portrait.module.css';

/** Who the shopper is, as far as the events tell. */
export function PortraitBlock({ portrait }: { readonly portrait: Portrait }) {
  const { shopper } = useWords();
  const { number } = useFormat();
  const { coupons } = portrait;
  return (
    <>
      <CartBlock lines={portrait.cart} currency={portrait.currency} />
      <Block title={shopper.portrait}>
        <Worth portrait={portrait} />
        <Known portrait={portrait} />
      </Block>
      <Leanings {...portrait} />
      <PastIntents intents={portrait.intents} />
      {portrait.ratings.length > 0 && <Ratings ratings={portrait.ratings} />}
      {coupons.applied + coupons.denied > 0 && (
        <Block title={shopper.coupons}>
          <span className={classes.dim}>
            {shopper.couponsAre(number(coupons.applied), number(coupons.denied))}
          </span>
        </Block>
      )}
    </>
  );
}

/** Recency, frequency, monetary value. */
function Worth({ portrait }: { readonly portrait: Portrait }) {
  const { shopper } = useWords();
  const format = useFormat();
  const now = useNow();
  const { lastOrderAt, orderCount, spent, currency } = portrait;
  return (
    <div className={classes.rfm}>
      <Figure label={shopper.recency}>
        {lastOrderAt === undefined ? shopper.never : format.ago(lastOrderAt, now)}
      </Figure>
      <Figure label={shopper.frequency}>{format.number(orderCount)}</Figure>
      <Figure label={shopper.monetary}>
        {spent === 0 ? format.number(0) : format.money(spent, currency)}
      </Figure>
    </div>
  );
}

function Figure({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <div className={classes.label}>{label}</div>
      <div className={classes.figure}>{children}</div>
    </div>
  );
}

function Known({ portrait }: { readonly portrait: Portrait }) {
  const { shopper } = useWords();
  const format = useFormat();
  const { identities, device } = portrait;
  const traits = remembered(portrait.traits);
  const spoken = traits?.language ?? portrait.locale;
  return (
    <Facts
      rows={[
        traits === undefined ? [shopper.told, <ForgottenMark key="told" />] : undefined,
        row(shopper.email, traits?.email),
        row(shopper.phone, traits?.phone),
        row(shopper.city, traits?.city),
        row(shopper.speaks, spoken && format.languageName(spoken)),
        row(shopper.device, device && (shopper.devices[device] ?? device)),
        [shopper.firstSeen, format.day(portrait.firstSeen)],
        [shopper.visits, format.number(portrait.sessions)],
        [shopper.identities, identities.map(({ shopperId }) => <div key={shopperId}>{shopperId}</div>)],
      ]}
    />
  );
}

const row = (name: string, value: string | undefined): readonly [string, string] | undefined =>
  value === undefined || value === '' ? undefined : [name, value];
