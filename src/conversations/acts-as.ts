import type { ActsAs } from '#conversation';
import type { Visitor } from '../access/visitor-token.js';
import type { StaffMember } from '#protocol';
import type { Asking } from './conversations.js';

/** Who the visitor is now, then who they were before: all that their token proves. */
export const actsAs = ({ shopperId, ids }: Visitor): ActsAs => [
  shopperId,
  ...ids.filter((id) => id !== shopperId),
];

/** The actor is who the visitor has proved to be at this moment; answers may speak of this shopper's orders. */
export const askedByVisitor = ({ shopperId }: Visitor, correlationId: string): Asking => ({
  actor: { kind: 'shopper', id: shopperId },
  correlationId,
});

export const askedByStaff = ({ id, role }: StaffMember, correlationId: string): Asking => ({
  actor: { kind: role, id },
  correlationId,
});
