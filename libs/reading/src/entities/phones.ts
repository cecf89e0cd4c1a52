import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/min';
import type { ReadEntity } from './entity.js';

const PHONE_WORD =
  /(?:phone|call|tel|mobile|cell|whatsapp|number is|text me|ring|reach me|电话|電話|手机|手機|号码|號碼|联系|聯繫)[^\d+]{0,16}$/iu;
const CHINESE_MOBILE = /^1[3-9]\d{9}$/u;
const DATE = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})$/u;
const BEFORE = 40;

/**
 * Telephone numbers, checked against the plans of numbering (libphonenumber). A bare run of figures counts only
 * where it is a Chinese mobile number or a word before it says so: it could be an order as well.
 */
export function phones(text: string, country: string | undefined): ReadEntity[] {
  const options = country === undefined ? {} : { defaultCountry: country as CountryCode };
  return findPhoneNumbersInText(text, { ...options })
    .concat(chineseMobiles(text, country))
    .flatMap(({ startsAt, endsAt, number }) => {
      const written = text.slice(startsAt, endsAt);
      const bare = /^\d+$/u.test(written);
      const told = PHONE_WORD.test(text.slice(Math.max(0, startsAt - BEFORE), startsAt));
      if (DATE.test(written)) return [];
      if (bare && !told && !CHINESE_MOBILE.test(written) && !/^0\d{8,}$/u.test(written)) return [];
      return [{ type: 'phone' as const, start: startsAt, end: endsAt, text: written, value: number.number }];
    });
}

type Spot = ReturnType<typeof findPhoneNumbersInText>[number];

/** A Chinese mobile number is known by itself, whatever the shop's country. */
function chineseMobiles(text: string, country: string | undefined): Spot[] {
  return country === 'CN' || !/(?<!\d)1[3-9]\d/u.test(text)
    ? []
    : findPhoneNumbersInText(text, { defaultCountry: 'CN' }).filter(({ startsAt, endsAt }) =>
        /^1[3-9][\d -]+$/u.test(text.slice(startsAt, endsAt)),
      );
}
