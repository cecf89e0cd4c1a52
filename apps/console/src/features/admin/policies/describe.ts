import type { HelpPolicy, Language } from '#protocol';
import { eventName } from '../../../shared/words/events.js';
import { intentName } from '../../../shared/words/intents.js';
import { en } from '../../../shared/i18n/en.js';
import { zh } from '../../../shared/i18n/zh.js';

/** A policy in one or two sentences that anybody understands. What is not said yet is left out. */
export function describe(policy: HelpPolicy, language: Language): string {
  return language === 'zh' ? inChinese(policy) : inEnglish(policy);
}

const PERCENT = { unsure: 20, likely: 40, sure: 75 } as const;
type When = HelpPolicy['when'];

function inEnglish({ when, limits }: HelpPolicy): string {
  const seen = [englishQuestion(when), englishHappened(when)].filter(isSaid).join(', and ');
  const where = when.pages?.length ? ` on ${listed(when.pages, 'or')}` : '';
  const when_ = hoursOf(when, en.policies.weekdays, ' and ');
  const quiet = when.afterQuietSeconds
    ? `, once it has been quiet for ${String(when.afterQuietSeconds)} seconds`
    : '';
  const first = `${englishWho(when)}${where}${when_ === '' ? '' : ` (${when_})`} is offered help when ${seen || '…'}${quiet}.`;
  const most = `At most ${counted(limits.perSession)} a visit, ${counted(limits.perDay)} a day and ${counted(limits.perWeek)} a week`;
  const cooldown =
    limits.cooldownHours > 0 ? `; after a no, silence for ${spanOf(limits.cooldownHours)}` : '';
  const holdOut =
    limits.holdOut > 0 ? ` ${String(Math.round(limits.holdOut * 100))} % of shoppers never see it.` : '';
  return `${first} ${most}${cooldown}.${holdOut}`;
}

const isSaid = (part: string): boolean => part !== '';
const listed = (names: readonly string[], word: 'and' | 'or'): string =>
  new Intl.ListFormat('en', { type: word === 'or' ? 'disjunction' : 'conjunction' }).format(names);
const counted = (times: number): string =>
  times === 1 ? 'once' : times === 2 ? 'twice' : `${String(times)} times`;
const spanOf = (hours: number): string =>
  hours % 24 === 0 && hours > 24 ? `${String(hours / 24)} days` : `${String(hours)} hours`;

function englishQuestion({ question }: When): string {
  if (!question || question.intents.length === 0) return '';
  const names = question.intents.map((intent) => `“${intentName(intent, 'en')}”`);
  const is = names.length === 1 ? 'is the question' : 'is a question';
  return `${listed(names, 'or')} ${is} they are about to ask (${String(PERCENT[question.atLeast])} % or more)`;
}

function englishHappened({ happened }: When): string {
  if (!happened) return '';
  const { event, times, withinMinutes } = happened;
  return `“${eventName(event, 'en')}” happened ${counted(times)} within ${minutesOf(withinMinutes)}`;
}

const minutesOf = (minutes: number): string =>
  minutes % 1440 === 0
    ? `${String(minutes / 1440)} day${minutes === 1440 ? '' : 's'}`
    : minutes % 60 === 0
      ? `${String(minutes / 60)} hour${minutes === 60 ? '' : 's'}`
      : `${String(minutes)} minutes`;

function englishWho({ portrait }: When): string {
  const { stages, cartAtLeast, hasOpenOrder, languages } = portrait ?? {};
  const traits = [
    stages &&
      `who is ${listed(
        stages.map((stage) => en.stage[stage].toLowerCase()),
        'or',
      )}`,
    cartAtLeast !== undefined && `with a basket worth ${String(cartAtLeast)} or more`,
    hasOpenOrder !== undefined && (hasOpenOrder ? 'with an open order' : 'without an open order'),
    languages?.length === 1 && `who reads ${languages[0] === 'zh' ? 'Chinese' : 'English'}`,
  ].filter((trait) => typeof trait === 'string');
  return traits.length === 0 ? 'A shopper' : `A shopper ${listed(traits, 'and')}`;
}

/** Mon, Tue and Wed 09:00–18:00 */
function hoursOf({ hours }: When, names: readonly string[], last: string): string {
  if (!hours) return '';
  const days = hours.days.map((day) => names[day - 1] ?? '');
  const end = days.pop() ?? '';
  return `${days.length > 0 ? `${days.join(', ')}${last}` : ''}${end} ${hours.from}–${hours.to}`;
}

function inChinese({ when, limits }: HelpPolicy): string {
  const { question, happened, pages, afterQuietSeconds } = when;
  const times = when.hours
    ? `${when.hours.days.map((day) => zh.policies.weekdays[day - 1]).join('、')}${when.hours.from}至${when.hours.to}，`
    : '';
  const seen = [
    question &&
      question.intents.length > 0 &&
      `很可能要问${question.intents.map((intent) => `“${intentName(intent, 'zh')}”`).join('或')}（概率不低于${String(PERCENT[question.atLeast])}%）`,
    happened &&
      `在${chineseSpan(happened.withinMinutes)}内出现“${eventName(happened.event, 'zh')}”${String(happened.times)}次`,
  ].filter((part) => typeof part === 'string');
  const where = pages?.length ? `在${pages.join('、')}页面` : '';
  const quiet = afterQuietSeconds ? `并安静${String(afterQuietSeconds)}秒后` : '时';
  const first = `${times}${chineseWho(when)}${where}${seen.join('，且') || '……'}${quiet}，主动提供帮助。`;
  const { perSession, perDay, perWeek, cooldownHours, holdOut } = limits;
  const most = `每次访问最多${String(perSession)}次，每天${String(perDay)}次，每周${String(perWeek)}次`;
  const silence = cooldownHours > 0 ? `；被忽略后${String(cooldownHours)}小时内不再打扰` : '';
  return `${first}${most}${silence}。${holdOut > 0 ? `${String(Math.round(holdOut * 100))}%的顾客作为对照，不会看到。` : ''}`;
}

const chineseSpan = (minutes: number): string =>
  minutes % 1440 === 0
    ? `${String(minutes / 1440)}天`
    : minutes % 60 === 0
      ? `${String(minutes / 60)}小时`
      : `${String(minutes)}分钟`;

function chineseWho({ portrait }: When): string {
  const { stages, cartAtLeast, hasOpenOrder, languages } = portrait ?? {};
  const traits = [
    stages?.map((stage) => zh.stage[stage]).join('或'),
    cartAtLeast !== undefined && `购物车不低于${String(cartAtLeast)}`,
    hasOpenOrder !== undefined && (hasOpenOrder ? '有进行中订单' : '没有进行中订单'),
    languages?.length === 1 && `使用${languages[0] === 'zh' ? '中文' : '英文'}`,
  ].filter((trait) => typeof trait === 'string');
  return traits.length === 0 ? '顾客' : `${traits.join('、')}的顾客`;
}
