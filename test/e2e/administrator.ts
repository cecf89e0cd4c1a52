import type { Comparison, ReplayRequest, ReplayState, ReplayView } from '#protocol';
import { cookieOf, eventually, post } from './clients.js';
import type { Running } from './running.js';

/** An administrator who replays, over HTTP. */
export class Administrator {
  private constructor(
    private readonly server: Running,
    readonly cookie: string,
  ) {}

  static async at(server: Running): Promise<Administrator> {
    return new Administrator(server, await cookieOf(server, 'administrator'));
  }

  async get<Found>(path: string): Promise<Found> {
    return answered(await fetch(`${this.server.url}${path}`, { headers: { cookie: this.cookie } }));
  }

  async post<Found>(path: string, body: unknown = {}): Promise<Found> {
    return answered(await post(this.server, path, body, { cookie: this.cookie }));
  }

  async put<Found>(path: string, body: unknown): Promise<Found> {
    const headers = { 'content-type': 'application/json', cookie: this.cookie };
    const request = { method: 'PUT', headers, body: JSON.stringify(body) };
    return answered(await fetch(`${this.server.url}${path}`, request));
  }

  replay(projection: string, request: Partial<ReplayRequest> = {}): Promise<ReplayView> {
    return this.post(`/api/admin/projections/${projection}/replays`, request);
  }

  act(replayId: string, act: 'pause' | 'resume' | 'cancel' | 'swap' | 'undo' | 'drop'): Promise<ReplayView> {
    return this.post(`/api/admin/replays/${replayId}/${act}`);
  }

  compare(replayId: string, samples = 20): Promise<Comparison> {
    return this.get(`/api/admin/replays/${replayId}/comparison?samples=${String(samples)}`);
  }

  async find(replayId: string): Promise<ReplayView | undefined> {
    const all = await this.get<readonly ReplayView[]>('/api/admin/replays');
    return all.find((replay) => replay.replayId === replayId);
  }

  until(replayId: string, state: ReplayState): Promise<ReplayView> {
    return eventually(async () => {
      const found = await this.find(replayId);
      if (found?.state === 'failed' && state !== 'failed') throw new Error(found.reason);
      return found?.state === state ? found : undefined;
    });
  }

  async replayed(projection: string, request: Partial<ReplayRequest> = {}): Promise<ReplayView> {
    const { replayId } = await this.replay(projection, request);
    return this.until(replayId, 'ready');
  }
}

async function answered<Found>(response: Response): Promise<Found> {
  const body = (await response.json()) as Found;
  if (!response.ok) throw new Error(JSON.stringify(body));
  return body;
}
