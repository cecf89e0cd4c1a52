import type { PolicyView } from '#protocol';
import { Button, Group, Menu, Text, Title } from '@mantine/core';
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from 'react-router';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useLocale, useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Empty } from '../../../shared/ui/empty.js';
import { ProblemNote } from '../../../shared/ui/problem-note.js';
import admin from '../admin.module.css';
import { LoadingParts } from '../model-parts/loading-parts.js';
import parts from '../model-parts/parts.module.css';
import { describe } from './describe.js';
import { usePolicies, usePolicyTemplates } from './policy-queries.js';
import { PolicyState } from './policy-state.js';
import classes from './policies.module.css';
import { useRehearsedWords } from './rehearsed-words.js';
import { SwitchPolicy } from './switch-policy.js';

/** All policies, what each has done lately, and where a new one begins. */
export function PoliciesScreen() {
  const { policies: words, adminPage } = useWords();
  const policies = usePolicies();
  return (
    <div className={admin.page}>
      <Group align="flex-end" gap="sm">
        <div style={{ flex: '1 1 280px' }}>
          <Title order={1}>{adminPage.policies}</Title>
          <Text size="sm" c="dimmed" maw={640}>
            {words.lead}
          </Text>
        </div>
        <CreateMenu />
      </Group>
      {policies.isPending && <LoadingParts heights={[140, 140, 140]} />}
      {policies.isError && (
        <ProblemNote problem={problemOf(policies.error)} again={() => void policies.refetch()} />
      )}
      {policies.data?.length === 0 && (
        <Empty icon={IconHeartHandshake} title={words.emptyTitle} text={words.empty} />
      )}
      {policies.data && policies.data.filter(({ turn }) => turn !== undefined).length > 1 && (
        <Text size="sm" c="dimmed" maw={640}>
          {words.turns}
        </Text>
      )}
      {policies.data && policies.data.length > 0 && (
        <ul className={classes.list}>
          {inTurn(policies.data).map((each) => (
            <PolicyCard key={each.policyId} policy={each} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Those in force as they are asked, then the others as they were written. */
const inTurn = (policies: readonly PolicyView[]): readonly PolicyView[] =>
  policies.toSorted((a, b) => (a.turn ?? Infinity) - (b.turn ?? Infinity) || 0);

function CreateMenu() {
  const { language, words } = useLocale();
  const navigate = useNavigate();
  const templates = usePolicyTemplates();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} />}>{words.policies.create}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate('/admin/policies/new')}>{words.policies.blank}</Menu.Item>
        {(templates.data?.length ?? 0) > 0 && <Menu.Label>{words.policies.templates}</Menu.Label>}
        {templates.data?.map(({ id, policy }) => (
          <Menu.Item
            key={id}
            maw={360}
            onClick={() => void navigate(`/admin/policies/new?template=${encodeURIComponent(id)}`)}
          >
            {policy.name}
            <Text size="xs" c="dimmed" lineClamp={2}>
              {policy.offer[language].saw}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function PolicyCard({ policy: view }: { readonly policy: PolicyView }) {
  const { language, words } = useLocale();
  const { number } = useFormat();
  const rehearsed = useRehearsedWords(view);
  const { lately } = view;
  const figures = (['offered', 'shown', 'accepted', 'heldOut'] as const).map(
    (name) => [words.policies.lately[name], lately[name]] as const,
  );
  return (
    <li className={parts.card}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
        <div className={classes.grow}>
          <Group gap="xs">
            <Title order={2}>
              <Link to={`/admin/policies/${encodeURIComponent(view.policyId)}`} className={classes.name}>
                {view.policy.name}
              </Link>
            </Title>
            <PolicyState state={view.state} />
            {view.turn !== undefined && (
              <Text size="xs" c="dimmed">
                {words.policies.turn(number(view.turn))}
              </Text>
            )}
          </Group>
          <p className={classes.sentence}>{describe(view.policy, language)[0]}</p>
          <p className={`${parts.dim ?? ''} ${classes.sentence ?? ''}`}>{rehearsed}</p>
        </div>
        <SwitchPolicy policy={view} />
      </Group>
      <p className={classes.lately}>
        <span>{words.policies.week}</span>
        {figures.map(([name, value]) => (
          <span key={name}>
            <b>{number(value)}</b> {name}
          </span>
        ))}
      </p>
    </li>
  );
}
