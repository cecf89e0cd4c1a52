type Codes = readonly (readonly [code: string, words: RegExp])[];

const PAYMENT: Codes = [
  ['funds', /fund|balance|余额/],
  ['limit', /limit|限额/],
  ['authentication', /3-?d|authenti|verif|otp|\bsca\b|验证/],
  ['expired', /expir|过期/],
  ['data', /cvc|cvv|incorrect|invalid|wrong|number|zip|address|错误/],
  ['fraud', /fraud|risk|suspici|stolen|lost|风险/],
  ['technical', /time-?out|network|gateway|processing|technical|unavailable|error|超时|网络/],
  ['cancelled', /cancel|abort|取消/],
  ['declined', /declin|refus|reject|denied|honou?r|拒/],
];

const COUPON: Codes = [
  ['expired', /expir|ended|过期/],
  ['minimum', /minim|below|spend|threshold|满/],
  ['used', /used|redeemed|once|已使用/],
  ['not-eligible', /eligib|exclu|appl(y|ies)|not valid for|new customers|不适用/],
  ['unknown', /unknown|invalid|not found|exist|无效/],
];

/** A reason as it was told, in any shop's words, as one of a few codes; `other` where none fits. */
const codeIn =
  (codes: Codes) =>
  (reason: string | undefined): string => {
    const words = (reason ?? '').toLowerCase();
    return codes.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
  };

/** Why a payment failed: `funds`, `declined`, `technical`, … */
export const paymentReason = codeIn(PAYMENT);

/** Why a coupon was denied: `expired`, `minimum`, `used`, … */
export const couponReason = codeIn(COUPON);
