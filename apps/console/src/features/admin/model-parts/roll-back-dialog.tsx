import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { Confirm } from '../../../shared/ui/confirm.js';
import { shortVersion } from '../../../shared/words/short-version.js';

/** Going back, as a mutation. */
export interface RollingBack {
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly reset: () => void;
  readonly mutate: (from: string, options: { readonly onSuccess: () => void }) => void;
}

interface RollBackDialogProps {
  readonly opened: boolean;
  readonly champion: string;
  readonly former: string;
  readonly text: string;
  readonly close: () => void;
  readonly rollBack: RollingBack;
}

export function RollBackDialog({ opened, champion, former, text, close, rollBack }: RollBackDialogProps) {
  const { understanding: words } = useWords();
  return (
    <Confirm
      opened={opened}
      title={words.rollBackTitle(shortVersion(former))}
      text={text}
      verb={words.rollBackDo}
      back={words.back}
      pending={rollBack.isPending}
      problem={rollBack.error ? problemOf(rollBack.error) : undefined}
      close={() => {
        rollBack.reset();
        close();
      }}
      confirm={() => rollBack.mutate(champion, { onSuccess: close })}
    />
  );
}
