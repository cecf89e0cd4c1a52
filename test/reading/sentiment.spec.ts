import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readSentiment } from '#reading';
import { fitSentiment, phrasesIn, SENTIMENTS } from './fit-sentiment.js';

const read = (file: string) =>
  phrasesIn(parse(readFileSync(`test/fixtures/reading/${file}.yml`, 'utf8')) as never);
const share = (right: readonly boolean[]): number => right.filter(Boolean).length / right.length;
void [describe, expect, it, readSentiment, fitSentiment, SENTIMENTS, read, share];
