import { expect, it } from '@jest/globals';
import { Meter } from './meter.js';

it('tells what is done, how fast it goes now, and how long the rest takes', () => {
  let now = 0;
  const meter = new Meter(() => now, 60);
  meter.begin(100, 1_100);
  expect(meter.figures()).toEqual({ done: 100, total: 1_100, eventsPerSecond: 0, seconds: 60 });
  now = 1_000;
  meter.add(500);
  expect(meter.figures()).toEqual({
    done: 600,
    total: 1_100,
    eventsPerSecond: 500,
    secondsLeft: 1,
    seconds: 61,
  });
});

it('forgets how fast it was a while ago', () => {
  let now = 0;
  const meter = new Meter(() => now);
  meter.begin(0, 100_000);
  for (now = 1_000; now <= 10_000; now += 1_000) meter.add(1_000);
  for (; now <= 20_000; now += 1_000) meter.add(10);
  expect(meter.figures().eventsPerSecond).toBe(10);
});

it('never has done more than all: a log that grows meanwhile counts', () => {
  const meter = new Meter(() => 0);
  meter.begin(0, 10);
  meter.add(12);
  expect(meter.figures()).toMatchObject({ done: 12, total: 12 });
  meter.add(0, 5);
  expect(meter.figures()).toMatchObject({ done: 12, total: 17 });
});
