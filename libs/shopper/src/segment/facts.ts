import { err, ok, type Result } from '#kernel';
import { anonymousShopper, type IngestCall, knownShopper } from '#protocol';
import type { BehaviourContext } from './context.js';
import { behaviourNamed } from './names.js';
import { type BehaviourFact, validated, withoutNulls } from './validated.js';
import { pageWithoutMail } from './without-mail.js';

type Call<Type extends IngestCall['type']> = Extract<IngestCall, { type: Type }>;
type Facts = Result<readonly BehaviourFact[], string>;
type Properties = Readonly<Record<string, unknown>>;

/** What a call says happened. */
export function factsOf(call: IngestCall, shopperId: string, context: BehaviourContext | undefined): Facts {
  switch (call.type) {
    case 'track':
      return tracked(call, context);
    case 'page':
    case 'screen':
      return pageViewed(call, context);
    case 'identify':
      return identified(call, shopperId, context);
    case 'alias':
      return aliased(call);
    case 'group':
      return one(custom('group', { ...call.traits, group_id: call.groupId }, context));
  }
}

function tracked(call: Call<'track'>, context: BehaviourContext | undefined): Facts {
  const type = behaviourNamed(call.event);
  if (type === undefined) return one(custom(call.event, call.properties ?? {}, context));
  return one(inContext(validated(type, own(withoutNulls(call.properties)), call.event), context));
}

function pageViewed(call: Call<'page' | 'screen'>, context: BehaviourContext | undefined): Facts {
  const named = { name: call.name, category: call.category };
  const data = withoutNulls({ ...context?.page, ...withoutNulls(call.properties), ...withoutNulls(named) });
  return one(inContext(validated('PageViewed', own(pageWithoutMail(data)), call.type), context));
}

function identified(call: Call<'identify'>, shopperId: string, context: BehaviourContext | undefined): Facts {
  const traits = inSnakeCase(withoutNulls(call.traits));
  const data = withoutNulls({
    user_id: call.userId,
    anonymous_id: call.anonymousId,
    traits: Object.keys(traits).length > 0 ? traits : undefined,
  });
  const fact = inContext(validated('ShopperIdentified', data, 'identify'), context);
  if (!fact.ok || !call.userId || !call.anonymousId) return one(fact);
  const merged = validated('ShoppersMerged', { from: anonymousShopper(call.anonymousId), into: shopperId });
  return merged.ok ? ok([fact.value, merged.value]) : merged;
}

/**
 * `previousId` is taken as an anonymous id, always. The write key is public: were it taken as a user id,
 * anyone could fold a customer's history, and the orders in it, into an account of their own.
 */
function aliased(call: Call<'alias'>): Facts {
  if (!call.userId) return err('alias: give the userId that the person has now');
  const from = anonymousShopper(call.previousId);
  return one(validated('ShoppersMerged', { from, into: knownShopper(call.userId) }, 'alias'));
}

const custom = (
  name: string,
  properties: Properties,
  context: BehaviourContext | undefined,
): Result<BehaviourFact, string> =>
  inContext(validated('CustomEventTracked', { name, properties }, name), context);

/** `context` is Presage's own word within data; a shop's property of this name gives way. */
function own(data: Properties): Properties {
  if (!('context' in data)) return data;
  const { context: _, ...others } = data;
  return others;
}

/** The context is of the right form as it was made, and need not be checked with the data. */
const inContext = (
  fact: Result<BehaviourFact, string>,
  context: BehaviourContext | undefined,
): Result<BehaviourFact, string> =>
  fact.ok && context ? ok({ ...fact.value, data: { ...fact.value.data, context } }) : fact;

/** Segment's traits are camel case, and the city stands in the address. */
function inSnakeCase(traits: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { firstName, lastName, address, ...others } = traits;
  const city =
    typeof address === 'object' && address !== null && 'city' in address ? address.city : undefined;
  return withoutNulls({ first_name: firstName, last_name: lastName, address, city, ...others });
}

const one = (fact: Result<BehaviourFact, string>): Facts => (fact.ok ? ok([fact.value]) : fact);
