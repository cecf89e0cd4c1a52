import type { DataOf } from '#protocol';
import { pageWithoutMail } from './without-mail.js';

export type BehaviourContext = NonNullable<DataOf<'PageViewed'>['context']>;
type Source = Readonly<Record<string, unknown>> | null | undefined;

/**
 * The parts of Segment's `context` that the portrait uses. What has the wrong form or length is left out
 * or cut: a strange context is no reason to refuse the event it came with.
 */
export function contextOf(source: Source): BehaviourContext | undefined {
  if (!source) return undefined;
  const page = pageOf(record(source.page));
  const device = deviceOf(source);
  const locale = text(source.locale, 40);
  const timezone = text(source.timezone, 80);
  const library = libraryOf(record(source.library));
  if (!page && !device && !locale && !timezone && !library) return undefined;
  return {
    ...(page && { page }),
    ...(device && { device }),
    ...(locale && { locale }),
    ...(timezone && { timezone }),
    ...(library && { library }),
  };
}

function pageOf(page: Source): BehaviourContext['page'] {
  if (!page) return undefined;
  const { path: where, url: address, title: heading, referrer: from } = pageWithoutMail(page);
  const path = text(where, 2000);
  const url = text(address, 4000);
  const title = text(heading, 500);
  const referrer = text(from, 4000);
  if (!path && !url && !title && !referrer) return undefined;
  return {
    ...(path && { path }),
    ...(url && { url }),
    ...(title && { title }),
    ...(referrer && { referrer }),
  };
}

function libraryOf(library: Source): string | undefined {
  const name = text(library?.name, 80);
  const version = text(library?.version, 30);
  return name && version ? `${name}@${version}` : name;
}

const TABLET = /ipad|tablet|playbook|silk(?!.*mobile)|android(?!.*mobi)/i;
const MOBILE = /mobi|iphone|ipod/i;

/** Mobile libraries name the device's type; browsers only send their user agent. */
function deviceOf(context: NonNullable<Source>): BehaviourContext['device'] {
  const type = text(record(context.device)?.type, 40)?.toLowerCase();
  if (type === 'mobile' || type === 'tablet' || type === 'desktop') return type;
  if (type === 'ios' || type === 'android') return 'mobile';
  const userAgent = text(context.userAgent, 1000);
  if (!userAgent) return undefined;
  if (TABLET.test(userAgent)) return 'tablet';
  return MOBILE.test(userAgent) ? 'mobile' : 'desktop';
}

const record = (value: unknown): Source =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;

const text = (value: unknown, max: number): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, max).toWellFormed() : undefined;
