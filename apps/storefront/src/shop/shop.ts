import { BASE, routeOf } from '../router.js';
import { languageOf } from '../words/language.js';
import type { Words } from '../words/words.js';
import { wordsIn } from '../words/words-in.js';
import { readCart } from './cart.js';
import { shopApi } from './shop-api.js';
import { initialState, type Loaded, type ShopState } from './state.js';

const KEY = { cart: 'harbour-pine.cart', language: 'harbour-pine.language', coupon: 'harbour-pine.coupon' };

/** The shop in this browser: its state, where the shopper is, and what is kept between visits. */
export class Shop {
  state: ShopState;

  constructor(private readonly changed: (state: ShopState) => void) {
    const stored = localStorage.getItem(KEY.language) ?? navigator.language;
    this.state = {
      ...initialState(languageOf(stored)),
      cart: readCart(localStorage.getItem(KEY.cart)),
      coupon: localStorage.getItem(KEY.coupon) ?? undefined,
    };
    addEventListener('popstate', () => this.arrive());
    addEventListener('storage', ({ key, newValue }) => {
      if (key === KEY.cart) this.update({ cart: readCart(newValue) });
    });
  }

  get words(): Words {
    return wordsIn(this.state.language);
  }

  update(change: Partial<ShopState>): void {
    this.state = { ...this.state, ...change };
    if (change.cart) localStorage.setItem(KEY.cart, JSON.stringify(change.cart));
    if (change.language) localStorage.setItem(KEY.language, change.language);
    if ('coupon' in change) keepCoupon(change.coupon);
    this.changed(this.state);
  }

  /** @param path inside the shop, for example `/p/hp-k01` */
  go(path: string, how: 'push' | 'replace' = 'push'): void {
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', BASE + path);
    this.arrive(how === 'push');
  }

  async load(name: 'catalogue' | 'help' | 'shoppers'): Promise<void> {
    const slot = name === 'help' ? 'articles' : name;
    this.update({ [slot]: 'waiting' });
    const loaded: Loaded<unknown> = await shopApi[name]().then(
      (value) => ({ value }),
      () => 'failed' as const,
    );
    this.update({ [slot]: loaded });
  }

  private arrive(fromTop = false): void {
    const route = routeOf(location.pathname, location.search);
    this.update({
      route,
      search: location.search,
      size: undefined,
      notice: undefined,
      couponAnswer: undefined,
    });
    if (!fromTop) return;
    scrollTo(0, 0);
    // A new page begins at its heading, for those who do not see it change.
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }
}

function keepCoupon(coupon: string | undefined): void {
  if (coupon === undefined) localStorage.removeItem(KEY.coupon);
  else localStorage.setItem(KEY.coupon, coupon);
}
