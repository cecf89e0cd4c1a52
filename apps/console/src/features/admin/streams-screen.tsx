import { Chip, Group, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch, IconTimeline } from '@tabler/icons-react';
import { useWords } from '../../shared/i18n/locale.js';
import { Empty } from '../../shared/ui/empty.js';
import classes from './admin.module.css';
import { StreamReader } from './stream-reader.js';
import { StreamsList } from './streams-list.js';
import { useOpened } from './use-opened.js';

const CATEGORIES = ['shopper', 'conversation', 'model'] as const;

/** Streams on the left, the opened one on the right. */
export function StreamsScreen() {
  const { adminPage: words } = useWords();
  const [stream, open] = useOpened('stream');
  const [prefix = '', setPrefix] = useOpened('prefix');
  return (
    <div className={classes.split} data-open={stream !== undefined}>
      <VisuallyHidden component="h1">{words.streams}</VisuallyHidden>
      <section className={classes.part} aria-label={words.streams}>
        <div className={classes.bar}>
          <Chip.Group
            value={CATEGORIES.find((each) => prefix.startsWith(`${each}-`)) ?? (prefix === '' ? 'all' : '')}
            onChange={(next) => setPrefix(next === 'all' ? undefined : `${next}-`)}
          >
            <Group gap={6}>
              <Chip size="xs" value="all">
                {words.all}
              </Chip>
              {CATEGORIES.map((category) => (
                <Chip key={category} size="xs" value={category}>
                  {words.categories[category]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <TextInput
            w="100%"
            size="xs"
            aria-label={words.filter}
            placeholder={words.filter}
            leftSection={<IconSearch size={14} aria-hidden />}
            value={prefix}
            onChange={({ currentTarget }) => setPrefix(currentTarget.value)}
          />
        </div>
        <StreamsList prefix={prefix} current={stream} open={open} clear={() => setPrefix(undefined)} />
      </section>
      <section className={classes.part} aria-label={words.stream}>
        {stream === undefined ? (
          <Empty icon={IconTimeline} title={words.pickStreamTitle} text={words.pickStream} />
        ) : (
          <StreamReader key={stream} stream={stream} close={() => open(undefined)} />
        )}
      </section>
    </div>
  );
}
