import { Button, CloseButton, Popover, TextInput, UnstyledButton } from '@mantine/core';
import { IconPlus, IconTag } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import type { ConversationActs } from '../use-conversation-acts.js';
import classes from './acts.module.css';
import type { Opening } from './act-menu.js';
import { MenuButton } from './menu-button.js';
import { offeredTags } from './offered-tags.js';

interface TagMenuProps {
  readonly tags: readonly string[];
  /** In use elsewhere. */
  readonly known: readonly string[];
  readonly acts: ConversationActs;
  readonly opening: Opening;
}
const LONGEST = 40;

/** Tags of this conversation: writing narrows those in use down, Enter takes the first or makes a new one. */
export function TagMenu({ tags, known, acts, opening }: TagMenuProps) {
  const { acts: words } = useWords();
  const [text, setText] = useState('');
  const { offered, isNew } = offeredTags(text, tags, known);
  const add = (tag: string): void => {
    acts.tag(tag);
    setText('');
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const tag = text.trim() === '' ? undefined : isNew ? text.trim() : offered[0];
    if (tag !== undefined) add(tag);
  };
  return (
    <Popover
      position="bottom-end"
      width={260}
      trapFocus
      returnFocus
      opened={opening.opened === 'tag'}
      onChange={(opened) => opening.open(opened ? 'tag' : undefined)}
    >
      <Popover.Target>
        <MenuButton
          icon={IconTag}
          label={words.tag}
          shortcut="L"
          loading={acts.pending === 'tag'}
          onClick={() => opening.open(opening.opened === 'tag' ? undefined : 'tag')}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={words.tag} p="xs">
        <form onSubmit={submit} className={classes.form}>
          <TextInput
            data-autofocus
            size="sm"
            aria-label={words.tagAdd}
            placeholder={words.tagAdd}
            maxLength={LONGEST}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          {isNew && (
            <Button
              type="submit"
              size="compact-sm"
              variant="light"
              justify="flex-start"
              leftSection={<IconPlus size={14} aria-hidden />}
            >
              {words.tagNew(text.trim())}
            </Button>
          )}
          <div className={classes.offered}>
            {offered.map((tag) => (
              <UnstyledButton key={tag} type="button" className={classes.option} onClick={() => add(tag)}>
                {tag}
              </UnstyledButton>
            ))}
          </div>
          {offered.length === 0 && !isNew && <span className={classes.nothing}>{words.tagNone}</span>}
          {tags.length > 0 && <Tags tags={tags} acts={acts} />}
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

interface TagsProps {
  readonly tags: readonly string[];
  readonly acts: ConversationActs;
}

/** The tags a conversation has, each with the way to take it away. */
export function Tags({ tags, acts }: TagsProps) {
  const { acts: words } = useWords();
  return (
    <ul className={classes.tags} aria-label={words.tag}>
      {tags.map((tag) => (
        <li key={tag}>
          <span>{tag}</span>
          <CloseButton
            type="button"
            size="xs"
            iconSize={12}
            aria-label={words.tagRemove(tag)}
            onClick={() => acts.untag(tag)}
          />
        </li>
      ))}
    </ul>
  );
}
