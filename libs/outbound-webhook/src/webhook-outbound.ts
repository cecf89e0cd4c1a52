import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { DeliveryFailed, Outbound, type Sending, signatureOf, type WebhookSending } from '#outbound';
import { checkedLookup, checkLiteral, InternalAddress, type ResolveAll } from './checked-lookup.js';

export interface WebhookOptions {
  readonly secret: string;
  /** For development: also plain HTTP and addresses of one's own network. */
  readonly allowInternal?: boolean;
  readonly timeoutMs?: number;
  readonly now?: () => Date;
  /** Resolves names in the place of the system. */
  readonly resolve?: ResolveAll;
}

const TIMEOUT_MS = 10_000;
const LONGEST_WAIT_SECONDS = 86_400;

/**
 * Posts bodies to servers of the shop's own, signed. It connects to the very address that it has checked, follows no
 * redirect, and reads no answer but its status.
 */
export class WebhookOutbound extends Outbound {
  constructor(private readonly options: WebhookOptions) {
    super();
  }

  override async deliver(sending: Sending, signal?: AbortSignal): Promise<void> {
    if (sending.channel !== 'webhook') {
      throw new DeliveryFailed('A webhook takes no e-mail.', { isFinal: true });
    }
    const timeout = AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS);
    const ends = signal ? AbortSignal.any([signal, timeout]) : timeout;
    try {
      judge(await this.post(sending, ends));
    } catch (error) {
      throw failureOf(error, timeout.aborted);
    }
  }

  private post({ to, body, sendingId }: WebhookSending, signal: AbortSignal): Promise<IncomingMessage> {
    const url = new URL(to);
    const { allowInternal = false, resolve, secret, now = () => new Date() } = this.options;
    if (!allowInternal) {
      if (url.protocol !== 'https:') {
        throw new DeliveryFailed('A webhook needs https.', { isFinal: true, failure: { kind: 'insecure' } });
      }
      checkLiteral(url.hostname);
    }
    const options: RequestOptions = {
      method: 'POST',
      signal,
      // A connection that is kept open would spare the next one its check.
      agent: false,
      ...(!allowInternal && { lookup: checkedLookup(resolve) }),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Presage-Webhook/1',
        'idempotency-key': sendingId,
        'presage-signature': signatureOf(secret, body, now()),
      },
    };
    return new Promise((answered, failed) => {
      const send = url.protocol === 'https:' ? secureRequest : plainRequest;
      send(url, options, (response) => {
        // Whatever it says beside its status is not for us, and may be endless.
        response.destroy();
        answered(response);
      })
        .on('error', failed)
        .end(body);
    });
  }
}

function judge({ statusCode = 0, headers }: IncomingMessage): void {
  if (statusCode >= 200 && statusCode < 300) return;
  const answered = `The server answered ${String(statusCode)}.`;
  const status = statusCode;
  if (status === 410) {
    throw new DeliveryFailed(`${answered} It wants no more.`, {
      isFinal: true,
      failure: { kind: 'gone', status },
    });
  }
  if (status >= 300 && status < 400) {
    throw new DeliveryFailed(`${answered} Redirects are not followed: use the new address.`, {
      isFinal: true,
      failure: { kind: 'redirected', status },
    });
  }
  const asked = Number(headers['retry-after']);
  const waits = Number.isFinite(asked) && asked > 0;
  throw new DeliveryFailed(answered, {
    failure: { kind: 'answered', status },
    ...(waits && { retryAfterSeconds: Math.min(asked, LONGEST_WAIT_SECONDS) }),
  });
}

function failureOf(error: unknown, isLate: boolean): DeliveryFailed {
  if (error instanceof DeliveryFailed) return error;
  if (error instanceof InternalAddress) {
    return new DeliveryFailed(error.message, { isFinal: true, failure: { kind: 'internal' } });
  }
  if (isLate) return new DeliveryFailed('The server did not answer in time.', { failure: { kind: 'late' } });
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  if (code === 'ABORT_ERR') return new DeliveryFailed('It was called off.');
  return new DeliveryFailed(`The server cannot be reached: ${String(code ?? message)}.`, {
    failure: { kind: 'unreachable', ...(typeof code === 'string' && { code }) },
  });
}
