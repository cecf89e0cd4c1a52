import type { ContentItem, ContentKind } from '#protocol';
import { Button, Text, TextInput } from '@mantine/core';
import { IconFileText, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { LoadingParts } from '../model-parts/loading-parts.js';
import { useOpened } from '../use-opened.js';
import { BackToList } from './back-to-list.js';
import classes from './content.module.css';
import { ContentEditor } from './content-editor.js';
import { useContentItem, useContentList } from './content-queries.js';
import { emptyBody } from './empty-bodies.js';

const NEW = '+';

/** The list of one kind, and what is open beside it. */
export function ContentOf({ kind }: { readonly kind: ContentKind }) {
  const { content: words } = useWords();
  const [opened, open] = useOpened('item');
  const list = useContentList(kind);
  if (list.isPending) return <LoadingParts heights={[400]} />;
  if (list.isError) return <ProblemNote problem={problemOf(list.error)} again={() => void list.refetch()} />;
  return (
    <div className={classes.split} data-open={opened !== undefined}>
      <ItemList kind={kind} items={list.data} opened={opened} open={open} />
      <div className={classes.pane}>
        {opened === undefined && (
          <Empty icon={IconFileText} title={words.chooseTitle[kind]} text={words.choose[kind]} />
        )}
        {opened === NEW && (
          <ContentEditor
            kind={kind}
            known={undefined}
            start={emptyBody[kind]}
            close={() => open(undefined)}
            opened={open}
          />
        )}
        {opened !== undefined && opened !== NEW && (
          <Opened key={opened} kind={kind} id={opened} open={open} />
        )}
      </div>
    </div>
  );
}

interface ItemListProps {
  readonly kind: ContentKind;
  readonly items: readonly ContentItem[];
  readonly opened: string | undefined;
  readonly open: (id: string | undefined) => void;
}

function ItemList({ kind, items, opened, open }: ItemListProps) {
  const { language, words } = useLocale();
  const [sought, seek] = useState('');
  const wanted = sought.trim().toLowerCase();
  const found = items.filter(({ contentId, title }) =>
    [contentId, title.en, title.zh].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <div className={classes.listPart}>
      <div className={classes.listHead}>
        <TextInput
          aria-label={words.content.seek}
          placeholder={words.content.seek}
          leftSection={<IconSearch size={16} />}
          value={sought}
          onChange={({ currentTarget }) => seek(currentTarget.value)}
        />
        <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => open(NEW)}>
          {words.content.add}
        </Button>
      </div>
      {found.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {items.length === 0 ? words.content.none : words.content.noneFound}
        </Text>
      )}
      <ul className={classes.list} aria-label={words.content.kinds[kind]}>
        {found.map((item) => (
          <li key={item.contentId}>
            <button
              type="button"
              className={classes.item}
              aria-current={item.contentId === opened}
              onClick={() => open(item.contentId)}
            >
              <span className={classes.itemTitle} data-withdrawn={item.withdrawn}>
                {item.title[language] || item.contentId}
              </span>
              <Wrote item={item} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Wrote({ item: { version, at, by, withdrawn } }: { readonly item: ContentItem }) {
  const { content: words } = useWords();
  const { day } = useFormat();
  if (withdrawn) return <span className={classes.itemNote}>{words.withdrawn}</span>;
  const note = version === 0 || at === undefined ? words.fromFile : words.writtenBy(by ?? '', day(at));
  return <span className={classes.itemNote}>{note}</span>;
}

function Opened({ kind, id, open }: Pick<ItemListProps, 'kind' | 'open'> & { readonly id: string }) {
  const item = useContentItem(kind, id);
  if (item.isPending) return <LoadingParts heights={[48, 400]} />;
  if (item.isError) {
    return (
      <>
        <BackToList kind={kind} close={() => open(undefined)} />
        <ProblemNote problem={problemOf(item.error)} again={() => void item.refetch()} />
      </>
    );
  }
  const { current, version, withdrawn } = item.data;
  return (
    <ContentEditor
      key={`${String(version)} ${String(withdrawn)}`}
      kind={kind}
      known={item.data}
      start={current.content}
      close={() => open(undefined)}
      opened={open}
    />
  );
}
