import type { ContentBody, Language } from '#protocol';
import { Code, MultiSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LanguagePicker } from '../../../shared/i18n/language-picker.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { knownIntents } from '../../../shared/words/intents.js';
import classes from './content.module.css';

interface FieldsProps {
  readonly content: ContentBody;
  readonly change: (content: ContentBody) => void;
}
type Of<Kind extends ContentBody['kind']> = Extract<ContentBody, { kind: Kind }>['body'];
interface BodyProps<Kind extends ContentBody['kind']> {
  readonly body: Of<Kind>;
  readonly change: (part: Partial<Of<Kind>>) => void;
}

/** The fields of one kind. */
export function BodyFields({ content, change }: FieldsProps) {
  switch (content.kind) {
    case 'article':
      return (
        <ArticleFields
          body={content.body}
          change={(part) => change({ kind: 'article', body: { ...content.body, ...part } })}
        />
      );
    case 'answer':
      return (
        <AnswerFields
          body={content.body}
          change={(part) => change({ kind: 'answer', body: { ...content.body, ...part } })}
        />
      );
    case 'canned':
      return (
        <CannedFields
          body={content.body}
          change={(part) => change({ kind: 'canned', body: { ...content.body, ...part } })}
        />
      );
    case 'intent':
      return (
        <IntentFields
          body={content.body}
          change={(part) => change({ kind: 'intent', body: { ...content.body, ...part } })}
        />
      );
  }
}

function useEdited() {
  const { language, words } = useLocale();
  const [edited, edit] = useState<Language>(language);
  const picker = (
    <LanguagePicker label={words.content.language} language={edited} pick={edit} w="fit-content" />
  );
  return [edited, picker] as const;
}

function ArticleFields({ body: { title, text }, change }: BodyProps<'article'>) {
  const { content: words } = useWords();
  const [edited, picker] = useEdited();
  return (
    <>
      {picker}
      <TextInput
        label={words.title}
        maxLength={300}
        lang={edited}
        value={title[edited]}
        onChange={({ currentTarget }) => change({ title: { ...title, [edited]: currentTarget.value } })}
      />
      <Textarea
        label={words.text}
        description={words.markdown}
        autosize
        minRows={12}
        maxRows={28}
        lang={edited}
        value={text[edited]}
        onChange={({ currentTarget }) => change({ text: { ...text, [edited]: currentTarget.value } })}
      />
    </>
  );
}

function AnswerFields({ body: { source }, change }: BodyProps<'answer'>) {
  const { content: words } = useWords();
  return (
    <Textarea
      label={words.source}
      description={words.sourceHint}
      autosize
      minRows={16}
      maxRows={32}
      spellCheck={false}
      classNames={{ input: classes.mono ?? '' }}
      value={source}
      onChange={({ currentTarget }) => change({ source: currentTarget.value })}
    />
  );
}

const PLACES = [
  '{{shopper.name}}',
  '{{agent.name}}',
  '{{order.number}}',
  '{{order.status}}',
  '{{order.expected}}',
];

function CannedFields({ body: { shortcut, title, text, intents }, change }: BodyProps<'canned'>) {
  const { language, words } = useLocale();
  const [edited, picker] = useEdited();
  return (
    <>
      <div className={classes.row}>
        <TextInput
          label={words.content.shortcut}
          leftSection="/"
          maxLength={40}
          spellCheck={false}
          value={shortcut}
          onChange={({ currentTarget }) => change({ shortcut: currentTarget.value.toLowerCase() })}
        />
        <TextInput
          label={words.content.title}
          maxLength={120}
          value={title}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
      </div>
      {picker}
      <Textarea
        label={words.content.text}
        autosize
        minRows={6}
        maxRows={18}
        lang={edited}
        value={text[edited]}
        onChange={({ currentTarget }) => change({ text: { ...text, [edited]: currentTarget.value } })}
      />
      <Text size="sm" c="dimmed">
        {words.content.places}{' '}
        {PLACES.map((place) => (
          <Code key={place} mr={4}>
            {place}
          </Code>
        ))}
      </Text>
      <MultiSelect
        label={words.content.forIntents}
        searchable
        hidePickedOptions
        data={knownIntents(language)}
        value={intents}
        onChange={(chosen) => change({ intents: chosen })}
      />
    </>
  );
}

function IntentFields({ body: { title, examples }, change }: BodyProps<'intent'>) {
  const { content: words } = useWords();
  const { number } = useFormat();
  const [edited, picker] = useEdited();
  const lines = examples[edited].filter((line) => line.trim() !== '');
  return (
    <>
      {picker}
      <TextInput
        label={words.title}
        maxLength={120}
        lang={edited}
        value={title[edited]}
        onChange={({ currentTarget }) => change({ title: { ...title, [edited]: currentTarget.value } })}
      />
      <Textarea
        label={words.examples(number(lines.length))}
        description={words.examplesHint}
        autosize
        minRows={12}
        maxRows={28}
        lang={edited}
        value={examples[edited].join('\n')}
        onChange={({ currentTarget }) =>
          change({ examples: { ...examples, [edited]: currentTarget.value.split('\n') } })
        }
      />
    </>
  );
}
