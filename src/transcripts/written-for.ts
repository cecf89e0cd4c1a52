import type { Transcript } from '#protocol';
import type { Config } from '../config/config.js';
import { DemoShop } from '../shop/demo-shop.js';
import { type WrittenTranscript, writtenTranscript } from './written-transcript.js';

/** A transcript under the name of the shop, in its time unless its reader has told theirs. */
export async function writtenFor(
  { demo, shop, reading }: Pick<Config, 'demo' | 'shop' | 'reading'>,
  transcript: Transcript,
  timeZone = reading.timeZone,
): Promise<WrittenTranscript> {
  const name = demo ? (await DemoShop.load()).catalogue.shop.name : shop.name;
  return writtenTranscript(transcript, { timeZone, shop: name });
}
