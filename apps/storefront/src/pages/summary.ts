import { html, nothing, type TemplateResult } from 'lit';
import { enterCoupon, totalsIn } from '../shop/deeds.js';
import type { Shop } from '../shop/shop.js';
import { money } from '../words/language.js';

/** What it comes to. */
export function summary(shop: Shop): TemplateResult {
  const { words, state } = shop;
  const { goods, discount, shipping, total } = totalsIn(shop);
  const show = (value: number): string => money(value, state.language);
  return html`<dl class="totals">
    <dt>${words.goods}</dt>
    <dd>${show(goods)}</dd>
    ${
      discount > 0
        ? html`<dt>${words.discount} ${state.coupon}</dt>
            <dd>−${show(discount)}</dd>`
        : nothing
    }
    <dt>${words.delivery}</dt>
    <dd>${shipping === 0 ? words.free : show(shipping)}</dd>
    <dt class="sum">${words.total}</dt>
    <dd class="sum">${show(total)}</dd>
  </dl>`;
}

export function couponBox(shop: Shop): TemplateResult {
  const { words } = shop;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const code = new FormData(event.target as HTMLFormElement).get('coupon');
    if (typeof code === 'string') enterCoupon(shop, code);
  };
  return html`<form class="coupon" @submit=${submit}>
    <label for="coupon">${words.coupon}</label>
    <div>
      <input
        id="coupon"
        name="coupon"
        maxlength="40"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
      />
      <button>${words.apply}</button>
    </div>
    <p class=${answerKind(shop)} role="status">${answerText(shop) ?? words.couponHint}</p>
  </form>`;
}

const answerKind = ({ state: { couponAnswer } }: Shop): string =>
  couponAnswer === undefined ? 'hint' : couponAnswer.ok ? 'good' : 'bad';

function answerText({ state, words }: Shop): string | undefined {
  const answer = state.couponAnswer;
  if (answer === undefined) return state.coupon === undefined ? undefined : words.couponTaken(state.coupon);
  if (answer.ok) return words.couponTaken(answer.code);
  return words.couponRefused(answer.code, answer.reason, money(answer.from ?? 0, state.language));
}
