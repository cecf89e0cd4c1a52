import type { OutboundState } from '#protocol';
import { Text, Title } from '@mantine/core';
import { useId } from 'react';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { eventName } from '../../../shared/words/events.js';
import parts from '../model-parts/parts.module.css';
import { CopiedText } from './copied-text.js';
import classes from './outbound.module.css';
import { VerifySignature } from './verify-signature.js';
import { WayOutCard } from './way-out-card.js';

const WEBHOOK_EXAMPLE = `WEBHOOK_URLS=https://shop.example/presage
WEBHOOK_SECRET=at-least-32-random-hex-digits`;
const MAIL_EXAMPLE = `SMTP_URL=smtps://presage:password@mail.shop.example:465
MAIL_FROM="Harbour & Pine <help@shop.example>"`;

/** Which ways out are configured, and how each of them fares; what to set where there is none. */
export function WaysOut({ state: { webhooks, mail, former } }: { readonly state: OutboundState }) {
  const { outbound: words } = useWords();
  const id = useId();
  return (
    <section className={parts.section} aria-labelledby={id}>
      <Title order={2} id={id}>
        {words.ways}
      </Title>
      <div className={classes.ways}>
        {webhooks?.addresses.map((way) => (
          <WayOutCard key={way.tally.target} way={way} channel="webhook" />
        ))}
        {!webhooks && (
          <NotSetUp title={words.noWebhooksTitle} text={words.noWebhooks} example={WEBHOOK_EXAMPLE} />
        )}
        {mail ? (
          <WayOutCard way={mail} channel="email" />
        ) : (
          <NotSetUp title={words.noMailTitle} text={words.noMail} example={MAIL_EXAMPLE} />
        )}
        {former.map((tally) => (
          <Former key={tally.target} tally={tally} />
        ))}
      </div>
      {webhooks && (
        <>
          <Told webhooks={webhooks} />
          <VerifySignature />
        </>
      )}
    </section>
  );
}

function NotSetUp({ title, text, example }: Readonly<Record<'title' | 'text' | 'example', string>>) {
  return (
    <article className={parts.card} aria-label={title}>
      <div>
        <Title order={3}>{title}</Title>
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      </div>
      <CopiedText text={example} label={title} />
    </article>
  );
}

function Former({ tally }: { readonly tally: OutboundState['former'][number] }) {
  const { outbound: words } = useWords();
  const { number } = useFormat();
  const { target, waiting, givenUp } = tally;
  return (
    <article className={`set-aside ${classes.former ?? ''}`} aria-label={words.former}>
      <b>
        {words.former} <code>{target.slice(0, 8)}</code>
      </b>
      <span>{words.formerText(number(waiting), number(givenUp))}</span>
    </article>
  );
}

function Told({ webhooks: { events, personal } }: { webhooks: NonNullable<OutboundState['webhooks']> }) {
  const { language, words } = useLocale();
  return (
    <Text size="sm" c="dimmed">
      {words.outbound.told}
      {events.map((type) => eventName(type, language)).join(language === 'zh' ? '、' : ', ')}
      {language === 'zh' ? '。' : '. '}
      {personal ? words.outbound.personalOn : words.outbound.personalOff}
    </Text>
  );
}
