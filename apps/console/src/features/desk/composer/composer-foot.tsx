import { ActionIcon, Button, SegmentedControl, UnstyledButton } from '@mantine/core';
import { IconLock, IconSend2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { useStore } from '../../../shared/link/store.js';
import classes from './composer.module.css';
import { sendKey, turnSendKey } from './send-key.js';
import type { ComposerMode } from './trigger.js';

interface HintState {
  readonly open: boolean;
  readonly live: boolean;
  /** Characters beyond the limit, where positive. */
  readonly over: number;
  /** A file is still on its way up. */
  readonly waits: boolean;
}

interface ComposerFootProps {
  readonly mode: ComposerMode;
  readonly setMode: (mode: ComposerMode) => void;
  readonly state: HintState;
  readonly ready: boolean;
  readonly submit: () => void;
  readonly add: ReactNode;
}

/** To whom it goes, what goes along, and sending it. */
export function ComposerFoot({ mode, setMode, state, ready, submit, add }: ComposerFootProps) {
  const { desk, composer } = useWords();
  return (
    <div className={classes.foot}>
      <SegmentedControl
        size="xs"
        aria-label={composer.mode}
        value={mode}
        onChange={(next) => setMode(next)}
        data={[
          { value: 'reply', label: composer.reply },
          { value: 'note', label: composer.note },
        ]}
      />
      {mode === 'reply' && add}
      <Hint mode={mode} state={state} />
      {mode === 'reply' ? (
        <ActionIcon size={32} aria-label={desk.send} title={desk.send} disabled={!ready} onClick={submit}>
          <IconSend2 size={17} />
        </ActionIcon>
      ) : (
        <Button size="xs" color="yellow.4" autoContrast disabled={!ready} onClick={submit}>
          {composer.addNote}
        </Button>
      )}
    </div>
  );
}

/** Why nothing can be sent now, or how to send. */
function Hint({ mode, state }: Pick<ComposerFootProps, 'mode' | 'state'>) {
  const { desk, composer } = useWords();
  const { number } = useFormat();
  const key = useStore(sendKey);
  const { open, live, over, waits } = state;
  const problem =
    !open && mode === 'reply'
      ? desk.closedHint
      : !live
        ? desk.offlineHint
        : over > 0
          ? desk.tooLong(number(over))
          : waits
            ? composer.waits
            : undefined;
  return (
    <div id="composer-hint" className={classes.hint} data-trouble={over > 0}>
      {problem ?? (
        <>
          {mode === 'note' && (
            <span className={classes.lock}>
              <IconLock size={12} aria-hidden /> {composer.noteHint}{' '}
            </span>
          )}
          <UnstyledButton
            className={classes.keyHint}
            title={composer.otherKey[key === 'enter' ? 'ctrl-enter' : 'enter']}
            onClick={turnSendKey}
          >
            {key === 'enter' ? composer.enterSends : composer.ctrlEnterSends}
          </UnstyledButton>
        </>
      )}
    </div>
  );
}
