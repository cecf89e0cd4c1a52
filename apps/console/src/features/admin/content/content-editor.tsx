import type { ContentBody, ContentKind, ContentView } from '#protocol';
import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import classes from './content.module.css';
import { BodyFields } from './body-fields.js';
import { useContentPreview, useWriteContent } from './content-queries.js';
import { ContentVersions } from './content-versions.js';
import { contentIdOf } from './empty-bodies.js';
import { PreviewPart } from './preview-part.js';

interface ContentEditorProps {
  readonly kind: ContentKind;
  /** Undefined: it is written for the first time. */
  readonly known: ContentView | undefined;
  readonly start: ContentBody;
  readonly close: () => void;
  readonly opened: (id: string) => void;
}

const REST_MS = 300;

/** Words on the left, how they will read beside them, earlier versions beneath. */
export function ContentEditor({ kind, known, start, close, opened }: ContentEditorProps) {
  const { language, words } = useLocale();
  const [content, change] = useState(start);
  const [named, name] = useState('');
  const contentId = known?.contentId ?? contentIdOf(named, kind === 'intent' ? '_' : '-');
  const [rested] = useDebouncedValue(content, REST_MS);
  const preview = useContentPreview(rested, contentId);
  const issues = preview.data?.issues ?? [];
  const title = known ? known.title[language] || known.contentId : words.content.newTitle[kind];
  return (
    <article className={classes.editor} aria-label={title}>
      <div>
        <button type="button" className={classes.back} onClick={close}>
          <IconArrowLeft size={16} aria-hidden /> {words.content.kinds[kind]}
        </button>
        <Title order={2}>{title}</Title>
        {known && (
          <Text size="sm" c="dimmed">
            {known.contentId}
          </Text>
        )}
      </div>
      {!known && (
        <TextInput
          label={words.content.id}
          description={words.content.idHint(contentId)}
          value={named}
          maxLength={60}
          onChange={({ currentTarget }) => name(currentTarget.value)}
        />
      )}
      <div className={classes.both}>
        <div className={classes.fields}>
          <BodyFields content={content} change={change} />
        </div>
        <PreviewPart kind={kind} preview={preview.data} problem={preview.error ?? undefined} />
      </div>
      <Write
        kind={kind}
        known={known}
        content={content}
        contentId={contentId}
        changed={content !== start}
        sound={issues.length === 0 && preview.isSuccess && rested === content}
        opened={opened}
      />
      {known && <ContentVersions kind={kind} known={known} />}
    </article>
  );
}

interface WriteProps extends Pick<ContentEditorProps, 'kind' | 'known' | 'opened'> {
  readonly content: ContentBody;
  readonly contentId: string;
  readonly changed: boolean;
  /** Nothing is wrong with what stands there now. */
  readonly sound: boolean;
}

function Write({ kind, known, content, contentId, changed, sound, opened }: WriteProps) {
  const { content: words } = useWords();
  const { number } = useFormat();
  const write = useWriteContent(kind);
  const problem = write.error && problemOf(write.error);
  return (
    <>
      {problem && (
        <ProblemNote problem={problem} {...(problem.code === 'conflict' && { title: words.conflict })} />
      )}
      <Group gap="sm">
        <Button
          leftSection={<IconCheck size={16} />}
          disabled={!changed || !sound || contentId === ''}
          loading={write.isPending}
          onClick={() =>
            write.mutate(
              { contentId, expectedVersion: known?.version ?? 0, content },
              { onSuccess: () => opened(contentId) },
            )
          }
        >
          {words.publish(number((known?.version ?? 0) + 1))}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {changed ? words.unsaved : ''}
        </Text>
      </Group>
    </>
  );
}
