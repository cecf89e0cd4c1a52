import type { ContentBody, ContentKind, ContentView } from '#protocol';
import { Alert, Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import classes from './content.module.css';
import { BackToList } from './back-to-list.js';
import { BodyFields } from './body-fields.js';
import { useContentPreview, useWriteContent } from './content-queries.js';
import { ContentVersions } from './content-versions.js';
import { contentIdOf } from './empty-bodies.js';
import { PreviewPart } from './preview-part.js';
import { useDraft } from './use-draft.js';

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
  const draft = useDraft(kind, known?.contentId ?? '+', known?.version ?? 0, start);
  const { content, changed } = draft;
  const [named, name] = useState('');
  const contentId = known?.contentId ?? contentIdOf(named, kind === 'intent' ? '_' : '-');
  const [rested] = useDebouncedValue(content, REST_MS);
  const preview = useContentPreview(rested, contentId);
  const issues = changed ? (preview.data?.issues ?? []) : [];
  const title = known ? known.title[language] || known.contentId : words.content.newTitle[kind];
  return (
    <article className={classes.editor} aria-label={title}>
      <div>
        <BackToList kind={kind} close={close} />
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
          <BodyFields content={content} change={draft.change} />
        </div>
        <PreviewPart
          kind={kind}
          preview={preview.data}
          issues={issues}
          problem={preview.error ?? undefined}
        />
      </div>
      <Write
        kind={kind}
        known={known}
        draft={draft}
        contentId={contentId}
        sound={issues.length === 0 && preview.isSuccess && rested === content}
        opened={opened}
      />
      {known && <ContentVersions kind={kind} known={known} locked={changed} />}
    </article>
  );
}

interface WriteProps extends Pick<ContentEditorProps, 'kind' | 'known' | 'opened'> {
  readonly draft: ReturnType<typeof useDraft>;
  readonly contentId: string;
  /** Nothing is wrong with what stands there now. */
  readonly sound: boolean;
}

function Write({ kind, known, draft, contentId, sound, opened }: WriteProps) {
  const { content: words } = useWords();
  const { number } = useFormat();
  const { content, changed, base, isOvertaken, discard, published } = draft;
  const write = useWriteContent(kind, published);
  const problem = write.error && problemOf(write.error);
  const publish = (): void =>
    write.mutate({ contentId, expectedVersion: base, content }, { onSuccess: () => opened(contentId) });
  return (
    <>
      {isOvertaken && (
        <Alert color="yellow" variant="light" role="status">
          {words.conflict}
        </Alert>
      )}
      {problem && (
        <ProblemNote problem={problem} {...(problem.code === 'conflict' && { title: words.conflict })} />
      )}
      <Group gap="sm">
        <Button
          leftSection={<IconCheck size={16} />}
          disabled={!changed || isOvertaken || !sound || contentId === ''}
          loading={write.isPending}
          onClick={publish}
        >
          {words.publish(number((known?.version ?? 0) + 1))}
        </Button>
        {changed && (
          <Button variant="subtle" color="gray" disabled={write.isPending} onClick={discard}>
            {words.discard}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {changed ? words.unsaved : ''}
        </Text>
      </Group>
    </>
  );
}
