import type { SendingDetail } from '#protocol';
import { Anchor, Button, Group, Skeleton, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useId } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Facts } from '../../../shared/ui/facts.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { StateBadge } from '../../../shared/ui/state-badge.js';
import admin from '../admin.module.css';
import parts from '../model-parts/parts.module.css';
import { EventLink } from '../event-link.js';
import { StreamLink } from '../stream-link.js';
import { CopiedText } from './copied-text.js';
import { nameOfSending } from './names.js';
import classes from './outbound.module.css';
import { useRetrySending, useSending } from './outbound-queries.js';
import { SendingSteps } from './sending-steps.js';

/** One letter or webhook: where it stands, everything that was tried, and what it carries. */
export function SendingScreen() {
  const { id = '' } = useParams();
  const { outbound: words, adminPage, app } = useWords();
  const sending = useSending(id);
  const from: unknown = useLocation().state;
  return (
    <div className={admin.page}>
      <Anchor
        component={Link}
        to={`/admin/outbound${typeof from === 'string' ? from : ''}`}
        size="sm"
        w="fit-content"
      >
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {adminPage.outbound}
        </Group>
      </Anchor>
      {!sending.data && <Title order={1}>{words.one}</Title>}
      {sending.isPending && <Skeleton h={240} role="status" aria-label={app.loading} />}
      {sending.isError && (
        <ProblemNote problem={problemOf(sending.error)} again={() => void sending.refetch()} />
      )}
      {sending.data && <Sending detail={sending.data} />}
    </div>
  );
}

const COLORS = { waiting: 'yellow', delivered: 'green', 'given-up': 'red' } as const;

function Sending({ detail }: { readonly detail: SendingDetail }) {
  const { language, words: all } = useLocale();
  const { outbound: words } = all;
  const { status, sendingId } = detail.sending;
  const retry = useRetrySending();
  const said = { waiting: words.waiting, delivered: words.delivered, 'given-up': words.givenUp }[status];
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Group gap="sm" role="status">
          <Title order={1}>{nameOfSending(detail.sending, language, words)}</Title>
          <StateBadge color={COLORS[status]}>{said}</StateBadge>
        </Group>
        {status === 'given-up' && (
          <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate(sendingId)}>
            {words.retry}
          </Button>
        )}
      </Group>
      {retry.error && <ProblemNote problem={problemOf(retry.error)} />}
      <About detail={detail} />
      <SendingSteps sending={detail.sending} steps={detail.steps} />
      <Carries detail={detail} />
    </>
  );
}

function About({ detail: { sending, to } }: { readonly detail: SendingDetail }) {
  const { outbound: words } = useWords();
  const { shopperId, what, about } = sending;
  const { eventId, eventType, conversationId } = about;
  return (
    <Facts
      wide
      rows={[
        [words.address, to ?? words.forgottenTo],
        what === 'test'
          ? undefined
          : [
              words.shopper,
              <StreamLink key="shopper" stream={`shopper-${shopperId}`}>
                {shopperId}
              </StreamLink>,
            ],
        conversationId === undefined
          ? undefined
          : [
              words.conversation,
              <StreamLink key="conversation" stream={`conversation-${conversationId}`}>
                {conversationId}
              </StreamLink>,
            ],
        eventId === undefined
          ? undefined
          : [
              words.causedBy,
              <EventLink key="event" id={eventId}>
                {eventType ?? eventId}
              </EventLink>,
            ],
        [words.id, <code key="id">{sending.sendingId}</code>],
      ]}
    />
  );
}

function Carries({ detail: { carries, sending } }: { readonly detail: SendingDetail }) {
  const { outbound: words } = useWords();
  const { number } = useFormat();
  const id = useId();
  return (
    <section className={parts.section} aria-labelledby={id}>
      <header>
        <Title order={2} id={id}>
          {words.body}
        </Title>
        <Text size="sm" c="dimmed">
          {carries ? (sending.status === 'delivered' ? words.bodyDone : words.bodyText) : words.nothing}
        </Text>
      </header>
      {carries && (
        <div className={classes.carries}>
          {carries.subject !== undefined && <b>{carries.subject}</b>}
          <CopiedText text={carries.body} label={words.body} />
          {carries.length > carries.body.length && (
            <Text size="xs" c="dimmed">
              {words.cut(number(carries.body.length), number(carries.length))}
            </Text>
          )}
        </div>
      )}
    </section>
  );
}
