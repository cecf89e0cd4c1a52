const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIAD: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000 };

export const CHINESE_NUMERALS = `[${[...Object.keys(DIGITS), ...Object.keys(UNITS), ...Object.keys(MYRIAD), '半'].join('')}]`;

/**
 * The number that Chinese numerals stand for: 两百五十 is 250, 一百二 (spoken) is 120.
 * Nothing where they are none.
 */
export function chineseNumber(text: string): number | undefined {
  let total = 0;
  let section = 0;
  let digit: number | undefined;
  let lastUnit = 1;
  for (const sign of text) {
    const unit = UNITS[sign];
    const myriad = MYRIAD[sign];
    const value = DIGITS[sign];
    if (unit !== undefined) {
      section += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = undefined;
    } else if (myriad !== undefined) {
      total += (section + (digit ?? 0)) * myriad;
      section = 0;
      lastUnit = myriad;
      digit = undefined;
    } else if (value !== undefined) {
      if (value === 0) lastUnit = 1;
      else if (digit !== undefined) return undefined;
      else digit = value;
    } else return undefined;
  }
  // 一百二 leaves out its last unit; 一百零二 does not.
  const rest = digit === undefined ? 0 : lastUnit > 10 ? digit * (lastUnit / 10) : digit;
  return total + section + rest;
}
