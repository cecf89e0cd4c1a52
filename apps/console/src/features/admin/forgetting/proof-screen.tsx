import type { ForgettingProof } from '#protocol';
import { Alert, Anchor, Group, Loader, Skeleton, Title } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconShieldCheck } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Facts } from '../../../shared/ui/facts.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import classes from '../admin.module.css';
import { ProofChecks } from './proof-checks.js';
import { useProof } from './forgetting-queries.js';
import { stillReadable, Verdict } from './verdict.js';

/** What was looked at after a shopper was forgotten, and what was found. */
export function ProofScreen() {
  const { id = '' } = useParams();
  const { forgetting: words, app } = useWords();
  const proof = useProof(id);
  return (
    <div className={classes.page}>
      <Anchor component={Link} to="/admin/privacy" size="sm" w="fit-content">
        <Group gap={4}>
          <IconArrowLeft size={14} aria-hidden />
          {words.back}
        </Group>
      </Anchor>
      <Title order={1}>{words.proofOf(id)}</Title>
      {proof.isPending && <Skeleton h={240} role="status" aria-label={app.loading} />}
      {proof.isError && <ProblemNote problem={problemOf(proof.error)} again={() => void proof.refetch()} />}
      {proof.data && <Proof proof={proof.data} />}
    </div>
  );
}

function Proof({ proof }: { readonly proof: ForgettingProof }) {
  const { forgetting: words } = useWords();
  const { moment } = useFormat();
  const others = proof.shopperIds.filter((id) => id !== proof.shopperId);
  return (
    <>
      <div role="status">
        <Result proof={proof} />
      </div>
      <Facts
        wide
        rows={[
          [words.when, moment(proof.forgottenAt)],
          [words.by, proof.by],
          [words.reason, proof.reason],
          others.length === 0 ? undefined : [words.identities, others.map((id) => <div key={id}>{id}</div>)],
        ]}
      />
      {proof.checks.length > 0 && <ProofChecks checks={proof.checks} />}
    </>
  );
}

function Result({ proof }: { readonly proof: ForgettingProof }) {
  const running = proof.provedAt === undefined;
  const well = !running && stillReadable(proof) === 0;
  const icon = running ? (
    <Loader size={16} />
  ) : well ? (
    <IconShieldCheck size={18} />
  ) : (
    <IconAlertTriangle size={18} />
  );
  return (
    <Alert color={running ? 'gray' : well ? 'green' : 'red'} variant="light" icon={icon}>
      <Verdict proof={proof} />
    </Alert>
  );
}
