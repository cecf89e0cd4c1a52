import type { PolicyView } from '#protocol';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem-error.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { Confirm } from '../../../shared/ui/confirm.js';
import { useSwitchPolicy } from './policy-queries.js';

/** Lets a policy speak to shoppers, or silences it. */
export function SwitchPolicy({ policy: { policyId, policy, state } }: { readonly policy: PolicyView }) {
  const { policies: words } = useWords();
  const [asking, setAsking] = useState(false);
  const change = useSwitchPolicy(policyId);
  const isOn = state === 'enabled';
  return (
    <>
      <Button
        size="xs"
        flex="none"
        variant={isOn ? 'default' : 'filled'}
        aria-label={`${isOn ? words.disable : words.enable}: ${policy.name}`}
        onClick={() => setAsking(true)}
      >
        {isOn ? words.disable : words.enable}
      </Button>
      <Confirm
        opened={asking}
        title={isOn ? words.disableTitle(policy.name) : words.enableTitle(policy.name)}
        text={isOn ? words.disableText : words.enableText}
        verb={isOn ? words.disable : words.enable}
        back={words.back}
        pending={change.isPending}
        problem={change.error ? problemOf(change.error) : undefined}
        close={() => setAsking(false)}
        confirm={() => change.mutate(isOn ? 'disable' : 'enable', { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
