import type { Language } from '#protocol';
import { en } from './en.js';
import type { Words } from './words.js';
import { zh } from './zh.js';

export const wordsIn = (language: Language): Words => (language === 'zh' ? zh : en);
