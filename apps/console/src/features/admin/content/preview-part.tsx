import type { ContentKind, ContentPreview, Language } from '#protocol';
import { Alert, Title } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { LanguagePicker } from '../../../shared/i18n/language-picker.js';
import { useLocale } from '../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { Written } from '../../../shared/ui/written.js';
import classes from './content.module.css';

interface PreviewPartProps {
  readonly kind: ContentKind;
  readonly preview: ContentPreview | undefined;
  /** What has to be put right before it can be published. */
  readonly issues: ContentPreview['issues'];
  readonly problem: Error | undefined;
}

/** How it will read, filled in with an example, and what is wrong with it. */
export function PreviewPart({ kind, preview, issues, problem }: PreviewPartProps) {
  const { language, words } = useLocale();
  const [shown, show] = useState<Language>(language);
  return (
    <section className={classes.preview} aria-label={words.content.preview}>
      <div className={classes.previewHead}>
        <Title order={3}>{words.content.preview}</Title>
        <LanguagePicker
          label={`${words.content.preview}: ${words.content.language}`}
          language={shown}
          pick={show}
        />
      </div>
      {problem && <ProblemNote problem={problemOf(problem)} />}
      {issues.length > 0 && (
        <Alert color="yellow" variant="light" title={words.content.issues} role="status">
          <ul className={classes.issues}>
            {issues.map(({ section, message }) => (
              <li key={`${section} ${message}`}>
                <b>{words.content.sectionOf(section)}</b>: {words.content.wrong[message] ?? message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div className={classes.paper} lang={shown} data-kind={kind}>
        {preview && <Written text={preview[shown]} />}
      </div>
    </section>
  );
}
