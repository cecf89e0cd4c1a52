import type { OutcomesView } from '#protocol';
import { Title } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useId } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { DayLines } from '../foresight/drift/day-lines.js';
import parts from '../model-parts/parts.module.css';
import { useNamed } from '../model-parts/use-intent-name.js';
import { ConversationTable } from './conversation-table.js';
import { ConversationTiles } from './conversation-tiles.js';
import { ExportMenu } from './export-menu.js';
import classes from './outcomes.module.css';
import { RatingBars } from './rating-bars.js';

interface ConversationsSectionProps {
  readonly conversations: OutcomesView['conversations'];
  readonly query: string;
}

/** How conversations went. */
export function ConversationsSection({ conversations, query }: ConversationsSectionProps) {
  const { outcomes: words } = useWords();
  const id = useId();
  const isEmpty = conversations.all.conversations === 0;
  return (
    <section className={parts.section} aria-labelledby={id}>
      <div className={parts.head}>
        <div style={{ flex: '1 1 280px' }}>
          <Title order={2} id={id}>
            {words.conversations}
          </Title>
          <p className={parts.dim}>{words.conversationsLead}</p>
        </div>
        {!isEmpty && (
          <ExportMenu
            of={words.conversations}
            tables={['conversations', 'intents', 'agents', 'languages', 'conversation-days']}
            query={query}
          />
        )}
      </div>
      {isEmpty ? (
        <Empty icon={IconMessages} title={words.emptyTitle} text={words.empty} />
      ) : (
        <div className={classes.rows}>
          <ConversationTiles all={conversations.all} />
          <ConversationDays byDay={conversations.byDay} />
          <ConversationKinds conversations={conversations} />
        </div>
      )}
    </section>
  );
}

function ConversationDays({ byDay }: Pick<OutcomesView['conversations'], 'byDay'>) {
  const { outcomes: words } = useWords();
  const format = useFormat();
  const hasPeople = byDay.some(({ firstHumanResponse: { count } }) => count > 0);
  return (
    <div className={parts.pair}>
      <DayLines
        title={words.conversationsByDay}
        lead=""
        valueName={words.conversations}
        say={format.number}
        lines={[
          { name: words.began, points: byDay.map((one) => ({ day: one.day, value: one.conversations })) },
          {
            name: words.alone,
            points: byDay.map((one) => ({ day: one.day, value: one.withoutHuman.count })),
          },
        ]}
      />
      {hasPeople && (
        <DayLines
          title={words.humanByDay}
          lead=""
          valueName={words.minutes}
          say={(minutes) => words.minutesShort(format.number(minutes))}
          lines={[
            {
              name: words.figures.firstHumanResponse,
              points: byDay.map(({ day, firstHumanResponse: { median } }) => ({
                day,
                value: median === null ? undefined : median / 60,
              })),
            },
          ]}
        />
      )}
    </div>
  );
}

function ConversationKinds({ conversations }: Pick<ConversationsSectionProps, 'conversations'>) {
  const { outcomes: words } = useWords();
  const { languageName } = useFormat();
  const nameOf = useNamed(words.notUnderstood);
  const { all, byIntent, byAgent, byLanguage } = conversations;
  return (
    <>
      <ConversationTable
        caption={words.byQuestion}
        head={words.question}
        rows={byIntent.map((one) => ({ key: String(one.intent), name: nameOf(one.intent), figures: one }))}
      />
      {byAgent.length > 0 && (
        <ConversationTable
          caption={words.byAgent}
          head={words.agent}
          rows={byAgent.map((one) => ({ key: one.agentId, name: one.name, figures: one }))}
        />
      )}
      <ConversationTable
        caption={words.byLanguage}
        head={words.language}
        rows={byLanguage.map((one) => ({
          key: one.language,
          name: languageName(one.language),
          figures: one,
        }))}
      />
      {all.rating.count > 0 && <RatingBars rating={all.rating} />}
    </>
  );
}
