export interface Ready {
  readonly status: 'ready' | 'not-ready';
  /** `ok`, or what is wrong, by the name of the check. */
  readonly checks: Readonly<Record<string, string>>;
}

/** @returns `ok`, or what is wrong */
export type Check = () => Promise<string>;

/** Whether everything this process needs works, looked at when asked. */
export class Readiness {
  constructor(private readonly checks: Readonly<Record<string, Check>>) {}

  async look(): Promise<Ready> {
    const looked = await Promise.all(
      Object.entries(this.checks).map(async ([name, check]) => [name, await outcome(check)] as const),
    );
    const status = looked.every(([, state]) => state === 'ok') ? 'ready' : 'not-ready';
    return { status, checks: Object.fromEntries(looked) };
  }
}

async function outcome(check: Check): Promise<string> {
  try {
    return await check();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
