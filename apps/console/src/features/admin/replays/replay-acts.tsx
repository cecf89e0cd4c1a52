import type { ReplayAct, ReplayView } from '#protocol';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { Confirm } from '../../../shared/ui/confirm.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { useReplayAct } from './replay-queries.js';

interface ReplayActsProps {
  readonly replay: ReplayView;
  readonly comparing: boolean;
  readonly compare: () => void;
}

const ORDER = ['pause', 'resume', 'compare', 'swap', 'undo', 'drop', 'cancel'] as const;
const CONFIRMED: ReadonlySet<string> = new Set(['swap', 'drop', 'cancel']);

/** What may be done now, as the server says. What others notice, or what cannot be taken back, asks once more. */
export function ReplayActs({ replay, comparing, compare }: ReplayActsProps) {
  const { replay: words } = useWords();
  const act = useReplayAct(replay.replayId);
  const [asked, setAsked] = useState<ReplayAct>();
  const press = (name: (typeof ORDER)[number]): void => {
    act.reset();
    if (name === 'compare') compare();
    else if (CONFIRMED.has(name)) setAsked(name);
    else act.mutate(name);
  };
  const problem = act.error ? problemOf(act.error) : undefined;
  return (
    <>
      <Group gap="xs">
        {ORDER.filter((name) => replay.can.includes(name)).map((name) => (
          <Button
            key={name}
            size="xs"
            variant={
              name === 'swap' || name === 'resume'
                ? 'filled'
                : name === 'cancel' || name === 'drop'
                  ? 'subtle'
                  : 'default'
            }
            {...((name === 'cancel' || name === 'drop') && { color: 'red' })}
            {...(name === 'compare' && { 'aria-expanded': comparing })}
            loading={act.isPending && act.variables === name && asked === undefined}
            onClick={() => press(name)}
          >
            {name === 'compare' && comparing ? words.close : words.acts[name]}
          </Button>
        ))}
      </Group>
      {problem && asked === undefined && <ProblemNote problem={problem} />}
      <ConfirmAct
        replay={replay}
        asked={asked}
        pending={act.isPending}
        problem={problem}
        close={() => setAsked(undefined)}
        confirm={(name) => act.mutate(name, { onSuccess: () => setAsked(undefined) })}
      />
    </>
  );
}

interface ConfirmActProps {
  readonly replay: ReplayView;
  readonly asked: ReplayAct | undefined;
  readonly pending: boolean;
  readonly problem: ReturnType<typeof problemOf> | undefined;
  readonly close: () => void;
  readonly confirm: (name: ReplayAct) => void;
}

function ConfirmAct({ replay, asked, pending, problem, close, confirm }: ConfirmActProps) {
  const { replay: words } = useWords();
  const [last, setLast] = useState<ReplayAct>('swap');
  if (asked !== undefined && asked !== last) setLast(asked);
  const former = replay.state === 'swapped-in';
  const said = {
    swap: [words.swapTitle(replay.projection), words.swapText, words.swapDo],
    drop: [words.dropTitle, former ? words.dropFormerText : words.dropText, words.dropDo],
    cancel: [words.cancelTitle, words.cancelText, words.cancelDo],
  } as const;
  const [title, text, verb] = said[last as keyof typeof said];
  return (
    <Confirm
      opened={asked !== undefined}
      title={title}
      text={text}
      verb={verb}
      back={words.keep}
      danger={last !== 'swap'}
      pending={pending}
      problem={problem}
      close={close}
      confirm={() => confirm(last)}
    />
  );
}
