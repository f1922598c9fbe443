import { type DeliveryBase, type PostIdentity, postKey } from './delivery.ts';
import { referenceOf } from './identity.ts';
import { instantOf, isoOf } from './instants.ts';
import type { PlannedPost } from './plan.ts';

/** The unchanging part of a post's record. */
export function recordOf(post: PlannedPost, secret: Uint8Array): DeliveryBase {
  const key = postKey(post);
  return {
    key,
    ...identityOf(post),
    dueAt: isoOf(post.dueAt),
    deadline: isoOf(post.deadline),
    reference: referenceOf(key, secret),
  };
}

/** The post that a record is about. */
export function postOf(record: DeliveryBase): PlannedPost {
  return {
    ...identityOf(record),
    dueAt: instantOf(record.dueAt),
    deadline: instantOf(record.deadline),
  };
}

/** The unchanging part of a record, whatever has become of it. */
export function baseOf(record: DeliveryBase): DeliveryBase {
  const { key, dueAt, deadline, reference } = record;
  return { key, ...identityOf(record), dueAt, deadline, reference };
}

function identityOf({ guild, channel, date, kind, serial, about, dates }: PostIdentity): PostIdentity {
  const named = {
    ...(serial !== undefined && { serial }),
    ...(about !== undefined && { about }),
    ...(dates !== undefined && { dates }),
  };
  return { guild, channel, date, kind, ...named };
}
