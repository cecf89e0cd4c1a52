import type { LocalName } from '../shop-facts.js';
import type { Field, FieldChoice } from './flow.js';

/** The field that says which order; flows ask for it first, and only where several qualify. */
export const ORDER = 'order';
/** What stands for a field that was left out. */
export const SKIPPED = '-';
/** What the button of a field says that may be left out. */
export const LEAVE_OUT: LocalName = { en: 'Leave it out', zh: '跳过' };

export const isGiven = (answer: string | undefined): answer is string =>
  answer !== undefined && answer !== SKIPPED;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A typed field of one line that must look right; `text` where nothing else is said of how it is typed. */
export const line = (
  field: Omit<Field, 'read' | 'choices'>,
  looksRight: (value: string) => boolean,
): Field => ({
  input: 'text',
  ...field,
  read(text) {
    const value = oneLine(text);
    return looksRight(value) ? { [field.name]: value } : undefined;
  },
});

export interface Option {
  readonly value: string;
  readonly label: LocalName;
  /** Other words for it. */
  readonly means?: RegExp;
}

/** Longer texts, and questions, are no choice. */
const CHOICE = /^[^?？]{1,60}$/;

/** A field that is chosen from what stands here. */
export const chosen = (
  field: Pick<Field, 'name' | 'label' | 'ask' | 'when' | 'otherwise'>,
  options: readonly Option[],
): Field => ({
  ...field,
  problem: {
    en: 'Please choose one of these.',
    zh: '请从下面的选项中选择一项。',
  },
  choices: ({ language }): readonly FieldChoice[] =>
    options.map(({ value, label }) => ({ value, label: label[language] })),
  meant: (text) => (CHOICE.test(text) ? options.find(({ means }) => means?.test(text))?.value : undefined),
  shown: (value, { language }) => options.find((option) => option.value === value)?.label[language] ?? value,
});

/** Letters of any script, and what stands between them in names. */
export const looksLikeName = (value: string): boolean =>
  /^[\p{L}\p{M}][\p{L}\p{M}\p{N} .,'’&()/·-]{0,79}$/u.test(value);

/** A street and a number, or a Chinese address down to the door. */
export const looksLikeStreet = (value: string): boolean =>
  value.length <= 120 &&
  /\p{L}/u.test(value) &&
  /\p{N}|[号弄室栋幢楼村组]/u.test(value) &&
  !/[?？]$/.test(value);

export const looksLikePostcode = (value: string): boolean =>
  /^(?=.*\d)[a-z0-9](?:[a-z0-9]|[ -](?=[a-z0-9])){2,9}$/i.test(value);

export const looksLikeCity = (value: string): boolean =>
  /^[\p{L}\p{M}][\p{L}\p{M} .'’()/-]{0,59}$/u.test(value) && value.split(' ').length <= 5;

export const looksLikePhone = (value: string): boolean =>
  /^\+?[\d ()/.-]{6,24}$/.test(value) && /^\d{6,15}$/.test(value.replace(/\D/g, ''));

/** Tax numbers differ by country; all have digits and no more than a few letters and marks. */
export const looksLikeTaxNumber = (value: string): boolean =>
  /^(?=(?:.*\d){5})[a-z0-9][a-z0-9 ./-]{5,29}$/i.test(value);
