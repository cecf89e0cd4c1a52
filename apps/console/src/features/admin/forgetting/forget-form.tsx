import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { IconTrashX } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import { useForget } from './forgetting-queries.js';

const SHORTEST_REASON = 3;

/** The id once more, and why: then the key is destroyed. */
export function ForgetForm({ shopper }: { readonly shopper: string }) {
  const { forgetting: words } = useWords();
  const navigate = useNavigate();
  const forget = useForget(shopper);
  const [typed, setTyped] = useState({ confirm: '', reason: '' });
  const [tried, setTried] = useState(false);
  const wrongId = typed.confirm.trim() !== shopper;
  const wrongReason = typed.reason.trim().length < SHORTEST_REASON;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrongId || wrongReason) return;
    const input = { confirm: typed.confirm.trim(), reason: typed.reason.trim() };
    forget.mutate(input, {
      onSuccess: (proof) => void navigate(`/admin/privacy/${encodeURIComponent(proof.shopperId)}`),
    });
  };
  return (
    <form onSubmit={submit} noValidate aria-label={words.confirmTitle}>
      <Stack gap="sm" maw={480}>
        <Alert color="red" variant="light" icon={<IconTrashX size={18} />} title={words.confirmTitle}>
          {words.confirmText}
        </Alert>
        <TextInput
          label={words.typeId(shopper)}
          autoComplete="off"
          spellCheck={false}
          value={typed.confirm}
          error={tried && wrongId ? words.wrongId : undefined}
          onChange={({ currentTarget }) => setTyped({ ...typed, confirm: currentTarget.value })}
        />
        <TextInput
          label={words.reason}
          description={words.reasonHint}
          maxLength={500}
          value={typed.reason}
          error={tried && wrongReason ? words.wrongReason : undefined}
          onChange={({ currentTarget }) => setTyped({ ...typed, reason: currentTarget.value })}
        />
        {forget.error && <ProblemNote problem={problemOf(forget.error)} />}
        <Button type="submit" color="red.9" w="fit-content" loading={forget.isPending}>
          {words.forget}
        </Button>
      </Stack>
    </form>
  );
}
