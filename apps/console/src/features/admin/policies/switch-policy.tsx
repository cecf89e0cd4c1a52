import type { PolicyView } from '#protocol';
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { Confirm } from '../../../shared/ui/confirm.js';
import { useSwitchPolicy } from './policy-queries.js';
import { useRehearsedWords } from './rehearsed-words.js';

interface SwitchPolicyProps {
  readonly policy: PolicyView;
}

/** Lets the newest version of a policy speak to shoppers, or silences the policy. */
export function SwitchPolicy({ policy: view }: SwitchPolicyProps) {
  const isOn = view.state === 'enabled';
  const isNewer = isOn && view.enabledVersion !== view.version;
  return (
    <Group gap="xs" flex="none">
      {isNewer && <Switch policy={view} to="enable" />}
      <Switch policy={view} to={isOn ? 'disable' : 'enable'} />
    </Group>
  );
}

function Switch({ policy: view, to }: SwitchPolicyProps & { readonly to: 'enable' | 'disable' }) {
  const { policies: words } = useWords();
  const { number } = useFormat();
  const [asking, setAsking] = useState(false);
  const change = useSwitchPolicy(view.policyId);
  const { name } = view.policy;
  const enables = to === 'enable';
  const isNewer = enables && view.state === 'enabled';
  const verb = isNewer ? words.enableVersion(number(view.version)) : words[to];
  const rehearsed = useRehearsedWords(view);
  return (
    <>
      <Button
        size="xs"
        variant={enables ? 'filled' : 'default'}
        aria-label={`${verb}: ${name}`}
        onClick={() => setAsking(true)}
      >
        {verb}
      </Button>
      <Confirm
        opened={asking}
        title={enables ? words.enableTitle(name) : words.disableTitle(name)}
        text={
          enables ? `${isNewer ? words.enableVersionText : words.enableText} ${rehearsed}` : words.disableText
        }
        verb={verb}
        back={words.back}
        pending={change.isPending}
        problem={change.error ? problemOf(change.error) : undefined}
        close={() => setAsking(false)}
        confirm={() => change.mutate(to, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
