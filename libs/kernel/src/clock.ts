/** Where the time comes from. The domain never asks: entry points read the clock and pass the time on as data. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
