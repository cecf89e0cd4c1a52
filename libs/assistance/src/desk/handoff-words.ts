import type { DeskHours, Language } from '#protocol';

/** When people answer, for somebody who waits for one; empty where nothing is known. */
export function handoffWords(
  desk: DeskHours | undefined,
  language: Language,
  now: Date,
  timeZone = 'UTC',
): string {
  if (!desk) return '';
  if (!desk.open) return desk.opensAt === undefined ? '' : closedWords(desk.opensAt, language, now, timeZone);
  const { expectedWaitMinutes: minutes } = desk;
  if (minutes === undefined) {
    return language === 'zh' ? '同事会在这里回复您。' : 'A colleague will answer you here.';
  }
  const about = Math.max(1, Math.round(minutes));
  if (language === 'zh') return `预计约${about}分钟内有同事回复。`;
  return about === 1
    ? 'A colleague answers in about a minute.'
    : `A colleague answers in about ${about} minutes.`;
}

function closedWords(opensAt: string, language: Language, now: Date, timeZone: string): string {
  const opens = new Date(opensAt);
  const day = (moment: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit' }).format(
    opens,
  );
  const clock = time.replace(/^0(?=\d:)/, '');
  const isToday = day(opens) === day(now);
  const locale = { en: 'en-GB', zh: 'zh-CN' }[language];
  const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' }).format(opens);
  if (language === 'zh') {
    return `客服同事现在不在线，${isToday ? '今天' : weekday}${clock}恢复服务。您可以先留言，同事上线后会在这里回复。`;
  }
  return `Nobody is at the desk just now. We are back ${isToday ? 'today' : `on ${weekday}`} at ${clock}; leave your message here and a colleague will answer it then.`;
}
