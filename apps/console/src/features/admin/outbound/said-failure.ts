import type { OutboundFailure, SendingView } from '#protocol';
import type { Words } from '../../../shared/i18n/en.js';

type FailureWords = Words['outbound']['failure'];
interface Failed {
  readonly failure?: OutboundFailure | undefined;
  /** The server's own words, for what was written down without a kind. */
  readonly reason?: string | undefined;
}

/** Why an attempt failed, in the reader's language, and what to do about it. */
export function saidFailure(
  { failure, reason = '' }: Failed,
  channel: SendingView['channel'],
  words: FailureWords,
): string {
  if (!failure) return reason;
  const status = failure.status ?? 0;
  switch (failure.kind) {
    case 'answered':
      return channel === 'email' ? saidByMail(status, words) : saidByServer(status, words);
    case 'redirected':
      return words.redirected(String(status));
    case 'log-in':
      return words.logIn(String(status));
    case 'unreachable':
      return saidUnreachable(failure.code, words);
    case 'gone':
    case 'late':
    case 'internal':
    case 'insecure':
    case 'forgotten':
      return words[failure.kind];
    case 'not-set-up':
      return words.notSetUp;
    case 'not-configured':
      return words.notConfigured;
  }
}

function saidByServer(status: number, words: FailureWords): string {
  const said = String(status);
  if (status === 401 || status === 403) return words.refused(said);
  if (status === 404) return words.missing(said);
  if (status === 429) return words.busy(said);
  return status >= 500 ? words.faulty(said) : words.answered(said);
}

const saidByMail = (status: number, words: FailureWords): string =>
  status >= 500 ? words.mailRefused(String(status)) : words.mailLater(String(status));

function saidUnreachable(code: string | undefined, words: FailureWords): string {
  if (code === undefined) return words.unreachable(words.noCode);
  if (code === 'ECONNREFUSED') return words.nobodyListens(code);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EDNS') return words.unknownName(code);
  if (code === 'ECONNRESET' || code === 'EPIPE') return words.brokeOff(code);
  return /CERT|SELF_SIGNED|TLS|SIGNATURE/.test(code) ? words.untrusted(code) : words.unreachable(code);
}
