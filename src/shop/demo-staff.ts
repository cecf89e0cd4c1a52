import type { StaffMember } from '#protocol';
import type { Secrets } from '../access/secrets.js';
import { hmac } from '../access/signature.js';
import type { StaffAccounts } from '../access/staff-accounts.js';

const members: readonly StaffMember[] = [
  { id: 'agent-mira', name: 'Mira', email: 'agent@harbour-pine.example', role: 'agent' },
  { id: 'admin-jonas', name: 'Jonas', email: 'admin@harbour-pine.example', role: 'administrator' },
];

export interface DemoAccount {
  readonly member: StaffMember;
  readonly password: string;
}

/**
 * The demo's accounts. Their passwords follow from this installation's secret: the same at every start, so that
 * they can be shown again, and of no use anywhere else.
 */
export const demoAccounts = (secrets: Secrets): readonly DemoAccount[] =>
  members.map((member) => ({ member, password: passwordOf(secrets, member.email) }));

export async function addDemoStaff(staff: StaffAccounts, secrets: Secrets): Promise<void> {
  for (const { member, password } of demoAccounts(secrets)) await staff.add(member, password);
}

const passwordOf = (secrets: Secrets, email: string): string => {
  const letters = hmac(secrets.token, `demo-password.v1.${email}`).toString('hex').slice(0, 12);
  return letters.match(/.{4}/g)?.join('-') ?? letters;
};
