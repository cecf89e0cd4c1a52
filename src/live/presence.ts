import { Injectable } from '@nestjs/common';

/** Which shoppers have a socket open to this process. */
@Injectable()
export class Presence {
  private readonly sockets = new Map<string, number>();
  private readonly listeners = new Set<() => void>();

  arrived(shopperId: string): void {
    const before = this.sockets.get(shopperId) ?? 0;
    this.sockets.set(shopperId, before + 1);
    if (before === 0) this.tell();
  }

  left(shopperId: string): void {
    const after = (this.sockets.get(shopperId) ?? 1) - 1;
    if (after > 0) this.sockets.set(shopperId, after);
    else {
      this.sockets.delete(shopperId);
      this.tell();
    }
  }

  isHere(shopperId: string): boolean {
    return this.sockets.has(shopperId);
  }

  here(): readonly string[] {
    return [...this.sockets.keys()];
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
