import { type Decider, err, ok, type Result } from '#kernel';
import { type Fact, type HelpPolicy, problemsOfWords, type Problem, type WordsProblem } from '#protocol';

export type PolicyFact = Fact<'HelpPolicyDefined' | 'HelpPolicyEnabled' | 'HelpPolicyDisabled'>;

export type PolicyCommand =
  /** Another definition is a new version; the one that is in force stays so until the new one is enabled. */
  | { readonly type: 'DefinePolicy'; readonly policyId: string; readonly policy: HelpPolicy }
  /** Puts the newest version in force. */
  | { readonly type: 'EnablePolicy'; readonly policyId: string }
  | { readonly type: 'DisablePolicy'; readonly policyId: string };

export interface PolicyState {
  /** 0 where there is none. */
  readonly version: number;
  readonly policy?: HelpPolicy;
  /** The version in force. */
  readonly enabled?: number;
}

export interface PolicyRejection {
  readonly reason: 'unknown-policy' | 'invalid-words';
  readonly code: Problem['code'];
  readonly message: string;
  readonly issues?: readonly WordsProblem[];
}

type Decision = Result<readonly PolicyFact[], PolicyRejection>;

function decide(command: PolicyCommand, { version, policy, enabled }: PolicyState): Decision {
  const { policyId } = command;
  switch (command.type) {
    case 'DefinePolicy': {
      const issues = problemsOfWords(command.policy);
      if (issues.length > 0) return err(invalidWords(issues));
      if (policy && isSame(policy, command.policy)) return ok([]);
      const data = { policyId, version: version + 1, policy: command.policy };
      return ok([{ type: 'HelpPolicyDefined', data }]);
    }
    case 'EnablePolicy':
      if (version === 0) return err(unknownPolicy(policyId));
      return ok(enabled === version ? [] : [{ type: 'HelpPolicyEnabled', data: { policyId, version } }]);
    case 'DisablePolicy':
      if (version === 0) return err(unknownPolicy(policyId));
      if (enabled === undefined) return ok([]);
      return ok([{ type: 'HelpPolicyDisabled', data: { policyId, version: enabled } }]);
  }
}

function evolve(state: PolicyState, { type, data }: PolicyFact): PolicyState {
  switch (type) {
    case 'HelpPolicyDefined':
      return { ...state, version: data.version, policy: data.policy };
    case 'HelpPolicyEnabled':
      return { ...state, enabled: data.version };
    case 'HelpPolicyDisabled': {
      const { enabled: _, ...disabled } = state;
      return disabled;
    }
  }
}

/** A help policy: written, put in force, taken out of force. */
export const policyDecider: Decider<PolicyCommand, PolicyState, PolicyFact, PolicyRejection> = {
  initial: { version: 0 },
  decide,
  evolve,
};

const unknownPolicy = (policyId: string): PolicyRejection => ({
  reason: 'unknown-policy',
  code: 'not-found',
  message: `There is no help policy ${policyId}. Define it first.`,
});

const invalidWords = (issues: readonly WordsProblem[]): PolicyRejection => ({
  reason: 'invalid-words',
  code: 'invalid-input',
  message: `${issues[0]?.path ?? ''}: ${issues[0]?.message ?? ''}`,
  issues,
});

/** Both went through the schema, so their fields stand in the same order. */
const isSame = (one: HelpPolicy, other: HelpPolicy): boolean => JSON.stringify(one) === JSON.stringify(other);
