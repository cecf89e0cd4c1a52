import type { Language } from '#protocol';
import type { Random } from '../chance/random.js';

/** Invented people: a first and a last name each. */
export function nameFor(random: Random, language: Language): string {
  const { first, last } = names[language];
  const [given, family] = [random.pick(first), random.pick(last)];
  return language === 'zh' ? `${family}${given}` : `${given} ${family}`;
}

const names = {
  en: {
    first: [
      'Ada',
      'Ben',
      'Clara',
      'Dylan',
      'Edith',
      'Finn',
      'Grace',
      'Henry',
      'Isla',
      'Jonas',
      'Kira',
      'Leo',
    ],
    last: [
      'Ashby',
      'Brook',
      'Carver',
      'Dale',
      'Ellis',
      'Frost',
      'Hale',
      'Lowe',
      'Marsh',
      'Penn',
      'Rowe',
      'West',
    ],
  },
  zh: {
    first: ['思远', '雨桐', '浩然', '子涵', '晓彤', '嘉怡', '明轩', '若曦', '志强', '佳宁', '一诺', '文博'],
    last: ['李', '王', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'],
  },
} as const;
