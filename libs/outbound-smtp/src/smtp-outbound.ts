import { createTransport, type Transporter } from 'nodemailer';
import { DeliveryFailed, type EmailSending, Outbound, type Sending } from '#outbound';

export interface SmtpOptions {
  /** `smtp://user:password@host:port` or `smtps://…`. */
  readonly url: string;
  /** Who the letters are from: `Harbour & Pine <help@shop.example>`. */
  readonly from: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/** Hands letters to a mail server. */
export class SmtpOutbound extends Outbound {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor({ url, from, timeoutMs = TIMEOUT_MS }: SmtpOptions) {
    super();
    this.domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
    this.transport = createTransport(
      {
        url,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      },
      { from },
    );
  }

  override async deliver(sending: Sending, signal?: AbortSignal): Promise<void> {
    if (sending.channel !== 'email') {
      throw new DeliveryFailed('A mail server takes no webhook.', { isFinal: true });
    }
    const delivered = new AbortController();
    try {
      await Promise.race([this.send(sending), calledOff(signal, delivered.signal)]);
    } finally {
      delivered.abort();
    }
  }

  private async send({ to, subject, text, html, sendingId }: EmailSending): Promise<void> {
    // The same name at every attempt: a mail server that has it already can tell.
    const messageId = `<${sendingId}@${this.domain}>`;
    try {
      await this.transport.sendMail({ to: { name: '', address: to }, subject, text, html, messageId });
    } catch (error) {
      throw failureOf(error);
    }
  }
}

/**
 * @param over from when on it listens no more: the signal outlives many letters
 * @returns never resolves; nothing waits for it once the letter is gone
 */
const calledOff = (signal: AbortSignal | undefined, over: AbortSignal): Promise<never> =>
  new Promise((_, failed) => {
    const fail = (): void => failed(new DeliveryFailed('It was called off.'));
    if (signal?.aborted === true) fail();
    else signal?.addEventListener('abort', fail, { once: true, signal: over });
  });

/** Codes from 500 are refusals for good (RFC 5321, 4.2.1), but for those of the log-in, which an operator can mend. */
function failureOf(error: unknown): DeliveryFailed {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  if (typeof responseCode !== 'number') {
    return new DeliveryFailed(
      `The mail server cannot be reached: ${typeof code === 'string' ? code : 'no answer'}.`,
      { failure: { kind: 'unreachable', ...(typeof code === 'string' && { code }) } },
    );
  }
  const isLogIn = code === 'EAUTH';
  return new DeliveryFailed(`The mail server answered ${String(responseCode)}.`, {
    isFinal: responseCode >= 500 && !isLogIn,
    failure: { kind: isLogIn ? 'log-in' : 'answered', status: responseCode },
  });
}
