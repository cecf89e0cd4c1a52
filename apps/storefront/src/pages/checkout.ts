import { html, nothing, type TemplateResult } from 'lit';
import { amend, completeStep, pay } from '../shop/checkout.js';
import { linesIn, totalsIn } from '../shop/deeds.js';
import { SHIPPING, SHIPPING_PRICE } from '../shop/pricing.js';
import type { Shop } from '../shop/shop.js';
import { type Address, type Checkout, type Payment, valueOf } from '../shop/state.js';
import { money } from '../words/language.js';
import { emptyCart } from './cart.js';
import { summary } from './summary.js';

/** Address, delivery, payment: one after another on one page, each open to change. */
export function checkout(shop: Shop): TemplateResult {
  const { words, state } = shop;
  if (linesIn(shop).length === 0 && (state.cart.length === 0 || valueOf(state.catalogue)))
    return emptyCart(shop);
  const current = state.checkout;
  if (current === undefined) return html`<h1 tabindex="-1">${words.checkout}</h1>`;
  return html`<h1 tabindex="-1">${words.checkout}</h1>
    <p class="hint">${words.noRealMoney}</p>
    <div class="split">
      <div class="steps">
        ${step(shop, current, 1, addressForm(shop, current), addressLine(current))}
        ${step(shop, current, 2, deliveryForm(shop, current), words.shipping[current.shipping].name)}
        ${step(shop, current, 3, paymentForm(shop, current), '')}
      </div>
      <aside class="box">
        <ul class="brief">
          ${linesIn(shop).map(
            ({ product, quantity, size }) =>
              html`<li>
                <span
                  >${quantity} × ${product.name[state.language]}${size === undefined ? '' : `, ${size}`}</span
                >
                <span>${money(product.price * quantity, state.language)}</span>
              </li>`,
          )}
        </ul>
        ${summary(shop)}
      </aside>
    </div>`;
}

function step(
  shop: Shop,
  current: Checkout,
  number: 1 | 2 | 3,
  form: TemplateResult,
  done: string,
): TemplateResult {
  const { words } = shop;
  return html`<section class="step ${current.step === number ? 'open' : ''}">
    <h2><span class="number">${number}</span>${words.steps[number - 1]}</h2>
    ${current.step === number ? form : nothing}
    ${
      current.step > number
        ? html`<p class="done">
            <span>${done}</span>
            <button class="quiet" @click=${() => amend(shop, { step: number, progress: 'filling' })}>
              ${words.edit}
            </button>
          </p>`
        : nothing
    }
  </section>`;
}

const addressLine = ({ address: { name, street, postcode, city } }: Checkout): string =>
  [name, street, `${postcode} ${city}`].join(', ');

const EXAMPLE: Omit<Address, 'name'> = {
  email: 'guest@example.com',
  street: 'Quay 12',
  postcode: '1011 AB',
  city: 'Amsterdam',
};

function addressForm(shop: Shop, { address }: Checkout): TemplateResult {
  const { words } = shop;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    completeStep(shop);
  };
  const field = (name: keyof Address, type: string, autocomplete: AutoFill): TemplateResult =>
    html`<label class=${name}
      >${words[name]}<input
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        required
        maxlength="200"
        .value=${address[name]}
        @input=${(event: InputEvent) =>
          amend(shop, { address: { ...address, [name]: (event.target as HTMLInputElement).value } })}
    /></label>`;
  return html`<form class="address" @submit=${submit}>
    ${field('name', 'text', 'name')} ${field('email', 'email', 'email')}
    ${field('street', 'text', 'street-address')} ${field('postcode', 'text', 'postal-code')}
    ${field('city', 'text', 'address-level2')}
    <div class="actions">
      <button class="main">${words.next}</button>
      <button
        type="button"
        class="quiet"
        @click=${() => amend(shop, { address: { ...EXAMPLE, name: address.name || 'Robin Quay' } })}
      >
        ${words.example}
      </button>
    </div>
  </form>`;
}

function deliveryForm(shop: Shop, current: Checkout): TemplateResult {
  const { words, state } = shop;
  const { goods, discount } = totalsIn(shop);
  const free = goods - discount >= (valueOf(state.catalogue)?.shop.freeShippingFrom ?? Infinity);
  return html`<div class="choices">
    ${SHIPPING.map((shipping) => {
      const { name, time } = words.shipping[shipping];
      const cost =
        shipping === 'standard' && free ? words.free : money(SHIPPING_PRICE[shipping], state.language);
      return choice(
        'shipping',
        shipping === current.shipping,
        () => amend(shop, { shipping }),
        html`<b>${name}</b> ${time}<span>${cost}</span>`,
      );
    })}
    <div class="actions"><button class="main" @click=${() => completeStep(shop)}>${words.next}</button></div>
  </div>`;
}

const PAYMENTS: readonly Payment[] = ['card', 'declined', 'paypal', 'transfer'];

function paymentForm(shop: Shop, current: Checkout): TemplateResult {
  const { words, state } = shop;
  const { progress } = current;
  const problem =
    progress === 'declined' ? words.declined : progress === 'failed' ? words.orderFailed : undefined;
  const total = money(totalsIn(shop).total, state.language);
  return html`<div class="choices">
    ${PAYMENTS.map((payment) =>
      choice(
        'payment',
        payment === current.payment,
        () => amend(shop, { payment, progress: 'filling' }),
        html`${words.payments[payment]}`,
      ),
    )}
    ${problem === undefined ? nothing : html`<p class="bad" role="alert">${problem}</p>`}
    <div class="actions">
      <button class="main" ?disabled=${progress === 'paying'} @click=${() => void pay(shop)}>
        ${progress === 'paying' ? words.paying : words.pay(total)}
      </button>
    </div>
  </div>`;
}

const choice = (name: string, chosen: boolean, choose: () => void, content: TemplateResult): TemplateResult =>
  html`<label class="choice"
    ><input type="radio" name=${name} .checked=${chosen} @change=${choose} /><span>${content}</span></label
  >`;
