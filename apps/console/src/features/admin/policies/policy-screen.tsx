import type { PolicyView } from '#protocol';
import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconHeartHandshake } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import admin from '../admin.module.css';
import { LoadingParts } from '../model-parts/loading-parts.js';
import parts from '../model-parts/parts.module.css';
import classes from './policies.module.css';
import { draftOf, missingIn, newDraft, type PolicyDraft, policyOf } from './policy-draft.js';
import { PolicyForm } from './policy-form.js';
import { Preview } from './preview.js';
import { useKeepPolicy, usePolicies, usePolicyTemplates } from './policy-queries.js';
import { PolicyState } from './policy-state.js';
import { RehearsalSection } from './rehearsal-section.js';
import { SwitchPolicy } from './switch-policy.js';

const LONGEST_NAME = 120;

/** One policy: the form, what it means in plain words, and a rehearsal of it. */
export function PolicyScreen() {
  const { policies: words } = useWords();
  const { id } = useParams();
  const [params] = useSearchParams();
  const policies = usePolicies();
  const templates = usePolicyTemplates();
  const template = params.get('template');
  const copied = params.get('copy');
  if (policies.isPending || (template !== null && templates.isPending)) return <Loading />;
  if (policies.isError) {
    return (
      <div className={admin.page}>
        <ProblemNote problem={problemOf(policies.error)} again={() => void policies.refetch()} />
      </div>
    );
  }
  const known = policies.data.find(({ policyId }) => policyId === id);
  if (id !== undefined && known === undefined) return <Unknown />;
  const original = policies.data.find(({ policyId }) => policyId === copied)?.policy;
  const copy = original && { ...original, name: words.copyOf(original.name).slice(0, LONGEST_NAME) };
  const start = known?.policy ?? copy ?? templates.data?.find(({ id: each }) => each === template)?.policy;
  return (
    <Editor
      key={`${id ?? ''} ${String(known?.version ?? template ?? copied)}`}
      known={known}
      start={start ? draftOf(start) : newDraft}
    />
  );
}

const Loading = () => (
  <div className={admin.page}>
    <LoadingParts heights={[48, 480, 200]} />
  </div>
);

function Unknown() {
  const { app, policies: words } = useWords();
  return (
    <div className={admin.page}>
      <Empty icon={IconHeartHandshake} title={app.notFound}>
        <Link to="/admin/policies">{words.toList}</Link>
      </Empty>
    </div>
  );
}

interface EditorProps {
  readonly known: PolicyView | undefined;
  readonly start: PolicyDraft;
}

function Editor({ known, start }: EditorProps) {
  const { policies: words } = useWords();
  const [first] = useState(start);
  const [draft, setDraft] = useState(first);
  const missing = missingIn(draft);
  const policy = policyOf(draft);
  return (
    <div className={admin.page}>
      <Head known={known} />
      <div className={classes.columns}>
        <div className={classes.form}>
          <PolicyForm draft={draft} change={(part) => setDraft((before) => ({ ...before, ...part }))} />
          {missing.length > 0 && (
            <Alert color="yellow" variant="light" title={words.stillMissing}>
              <ul className={classes.missing}>
                {missing.map((name) => (
                  <li key={name}>{words.missing[name]}</li>
                ))}
              </ul>
            </Alert>
          )}
          <Keep known={known} draft={draft} changed={draft !== first} complete={missing.length === 0} />
        </div>
        <aside className={classes.aside}>
          <Preview policy={policy} />
          {known && <History policy={known} />}
        </aside>
      </div>
      <RehearsalSection policyId={known?.policyId} policy={policy} complete={missing.length === 0} />
    </div>
  );
}

function Head({ known }: Pick<EditorProps, 'known'>) {
  const { policies: words } = useWords();
  const { number } = useFormat();
  return (
    <div>
      <Link to="/admin/policies" className={classes.up}>
        <IconArrowLeft size={16} aria-hidden /> {words.toList}
      </Link>
      <Group gap="xs">
        <Title order={1}>{known?.policy.name ?? words.newTitle}</Title>
        {known && (
          <>
            <PolicyState state={known.state} />
            <Text size="sm" c="dimmed">
              {words.version(number(known.version))}
            </Text>
            <span className={classes.grow} />
            <Button
              component={Link}
              to={`/admin/policies/new?copy=${encodeURIComponent(known.policyId)}`}
              size="xs"
              variant="default"
            >
              {words.duplicate}
            </Button>
            <SwitchPolicy policy={known} />
          </>
        )}
      </Group>
    </div>
  );
}

interface KeepProps extends Pick<EditorProps, 'known'> {
  readonly draft: PolicyDraft;
  readonly changed: boolean;
  readonly complete: boolean;
}

function Keep({ known, draft, changed, complete }: KeepProps) {
  const { policies: words } = useWords();
  const { number } = useFormat();
  const navigate = useNavigate();
  const keep = useKeepPolicy(known?.policyId);
  const go = (kept: PolicyView) => {
    if (!known) void navigate(`/admin/policies/${encodeURIComponent(kept.policyId)}`, { replace: true });
  };
  return (
    <>
      {keep.error && <ProblemNote problem={problemOf(keep.error)} />}
      <Group gap="sm">
        <Button
          leftSection={<IconCheck size={16} />}
          disabled={!complete || (known !== undefined && !changed)}
          loading={keep.isPending}
          onClick={() => keep.mutate(policyOf(draft), { onSuccess: go })}
        >
          {known ? words.keepAs(number(known.version + 1)) : words.keep}
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {changed ? words.unsaved : keep.isSuccess ? words.kept : ''}
        </Text>
      </Group>
    </>
  );
}

function History({ policy: { history } }: { readonly policy: PolicyView }) {
  const { policies: words } = useWords();
  const { moment, number } = useFormat();
  return (
    <section className={parts.section}>
      <Title order={2}>{words.history}</Title>
      <ol className={classes.history}>
        {history.map(({ at, by, what, version }) => (
          <li key={`${at} ${what}`}>
            <span>
              {words.version(number(version))} {words.did[what]}
            </span>
            <span className={parts.dim}>{words.byAt(by, moment(at))}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
