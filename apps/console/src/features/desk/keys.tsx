import { Kbd, Modal } from '@mantine/core';
import { useWords } from '../../shared/i18n/locale.js';
import classes from './keys.module.css';

interface KeysProps {
  readonly shown: boolean;
  readonly close: () => void;
}
type Group = readonly (readonly [string, string])[];

type Desk = ReturnType<typeof useWords>['desk'];

/** Every key, by what it is for. */
function groupsOf(keys: Desk['keys'], keyGroups: Desk['keyGroups']): readonly (readonly [string, Group])[] {
  return [
    [
      keyGroups.queue,
      [
        ['J', keys.next],
        ['K', keys.previous],
        ['1', keys.site],
        ['2', keys.conversations],
        ['3 4 5', keys.views],
        ['/', keys.find],
        ['N', keys.fresh],
        ['O', keys.order],
      ],
    ],
    [
      keyGroups.conversation,
      [
        ['T', keys.join],
        ['H', keys.handBack],
        ['E', keys.resolve],
        ['A', keys.assign],
        ['S', keys.snooze],
        ['L', keys.tag],
        ['W', keys.why],
        ['C', keys.correct],
        ['U', keys.undo],
      ],
    ],
    [
      keyGroups.writing,
      [
        ['R', keys.reply],
        ['M', keys.note],
        ['Q', keys.canned],
        ['I', keys.suggestion],
        ['Ctrl+J', keys.suggestionHere],
        ['@', keys.mention],
        ['Esc', keys.leave],
      ],
    ],
    [
      keyGroups.columns,
      [
        ['[ ]', keys.columns],
        ['F', keys.foreseen],
        ['?', keys.help],
      ],
    ],
  ];
}

/** The cheat sheet behind `?`. */
export function Keys({ shown, close }: KeysProps) {
  const { desk, app } = useWords();
  const { keys, keyGroups } = desk;
  const groups = groupsOf(keys, keyGroups);
  return (
    <Modal
      opened={shown}
      onClose={close}
      title={desk.keysTitle}
      size="xl"
      closeButtonProps={{ 'aria-label': app.close }}
    >
      <div className={classes.groups}>
        {groups.map(([title, rows]) => (
          <div key={title}>
            <h3>{title}</h3>
            <dl>
              {rows.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    {key.split(' ').map((one) => (
                      <Kbd key={one} size="xs">
                        {one}
                      </Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </Modal>
  );
}
