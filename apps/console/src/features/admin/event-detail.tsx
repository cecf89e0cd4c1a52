import type { EventView } from '#protocol';
import { Anchor, CopyButton, Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useLocale, useWords } from '../../shared/i18n/locale.js';
import { useFormat } from '../../shared/i18n/use-format.js';
import { Facts } from '../../shared/ui/facts.js';
import { eventName } from '../../shared/words/events.js';
import { EventLink } from './event-link.js';
import { JsonTree } from './json-tree.js';
import classes from './json-tree.module.css';
import { StreamLink } from './stream-link.js';

interface EventDetailProps {
  readonly event: EventView;
}

export function EventDetail({ event }: EventDetailProps) {
  const { language } = useLocale();
  return (
    <Stack gap="lg">
      <div>{eventName(event.type, language)}</div>
      <Envelope event={event} />
      <Data data={event.data} />
    </Stack>
  );
}

function Envelope({ event }: EventDetailProps) {
  const { adminPage: words, search } = useWords();
  const { moment } = useFormat();
  const { actor, causationId, correlationId, occurredAt } = event.metadata;
  return (
    <Facts
      rows={[
        ['id', <code key="id">{event.id}</code>],
        [words.stream, <StreamLink key="stream" stream={event.stream} />],
        [words.revision, String(event.revision)],
        [words.position, event.position],
        [words.occurredAt, moment(occurredAt)],
        [words.recordedAt, moment(event.recordedAt)],
        [words.actor, `${words.actors[actor.kind] ?? actor.kind} ${actor.id}`],
        [words.type, `${event.type} · ${words.schema(String(event.schemaVersion))}`],
        [
          words.causation,
          causationId === undefined ? words.first : <EventLink key="cause" id={causationId} />,
        ],
        [
          words.correlation,
          <div key="correlation">
            <code>{correlationId}</code>
            <Anchor
              component={Link}
              display="block"
              size="sm"
              to={`/admin/follow/${encodeURIComponent(correlationId)}`}
            >
              {search.follow}
            </Anchor>
          </div>,
        ],
      ]}
    />
  );
}

function Data({ data }: { readonly data: unknown }) {
  const { adminPage: words, app } = useWords();
  const [form, setForm] = useState('tree');
  const text = JSON.stringify(data, null, 2);
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{words.data}</Title>
        <Group gap="xs">
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Anchor component="button" type="button" size="xs" onClick={copy}>
                {copied ? app.copied : app.copy}
              </Anchor>
            )}
          </CopyButton>
          <SegmentedControl
            size="xs"
            value={form}
            onChange={setForm}
            data={[
              { value: 'tree', label: words.tree },
              { value: 'json', label: words.json },
            ]}
          />
        </Group>
      </Group>
      {form === 'tree' ? <JsonTree value={data} /> : <pre className={classes.text}>{text}</pre>}
    </section>
  );
}
