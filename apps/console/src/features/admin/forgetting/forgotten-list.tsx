import type { ForgettingProof } from '#protocol';
import { Anchor, Title } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import classes from '../admin.module.css';
import { useForgotten } from './forgetting-queries.js';
import { Verdict } from './verdict.js';

export function ForgottenList() {
  const { forgetting: words } = useWords();
  const forgotten = useForgotten();
  return (
    <section>
      <Title order={2} mb="xs">
        {words.list}
      </Title>
      {forgotten.isError && (
        <ProblemNote problem={problemOf(forgotten.error)} again={() => void forgotten.refetch()} />
      )}
      {forgotten.data?.length === 0 && <Empty icon={IconUserOff} title={words.noneTitle} text={words.none} />}
      {forgotten.data !== undefined && forgotten.data.length > 0 && <List proofs={forgotten.data} />}
    </section>
  );
}

function List({ proofs }: { readonly proofs: readonly ForgettingProof[] }) {
  const { forgetting: words } = useWords();
  const { moment } = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{words.shopper}</th>
          <th>{words.when}</th>
          <th>{words.by}</th>
          <th>{words.reason}</th>
          <th>{words.checked}</th>
        </tr>
      </thead>
      <tbody>
        {proofs.map((proof) => (
          <tr key={proof.shopperId}>
            <td>
              <Anchor component={Link} size="sm" to={`/admin/privacy/${encodeURIComponent(proof.shopperId)}`}>
                {proof.shopperId}
              </Anchor>
            </td>
            <td data-label={words.when}>{moment(proof.forgottenAt)}</td>
            <td data-label={words.by}>{proof.by}</td>
            <td data-label={words.reason}>{proof.reason}</td>
            <td data-label={words.checked}>
              <Verdict proof={proof} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
