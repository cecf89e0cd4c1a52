import { render } from 'lit';
import { watchArrivals } from './arrivals.js';
import { pageOf, tabTitle } from './pages/pages.js';
import { frame } from './parts/frame.js';
import { followLinks } from './parts/link.js';
import { restoreLogin } from './shop/identity.js';
import { Shop } from './shop/shop.js';
import './styles/base.css';
import './styles/frame.css';
import './styles/products.css';
import './styles/forms.css';
import './styles/pages.css';

const root = document.querySelector<HTMLElement>('#shop');
if (root === null) throw new Error('The page has no element with the id "shop".');

const theme = localStorage.getItem('harbour-pine.theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;

const shop = new Shop(() => show());
const arrived = watchArrivals(shop);

function show(): void {
  document.documentElement.lang = shop.state.language === 'zh' ? 'zh-CN' : 'en';
  document.title = tabTitle(shop);
  if (root) render(frame(shop, pageOf(shop)), root);
  arrived();
}

show();
followLinks(shop);
void shop.load('catalogue');
void shop.load('help');
void shop.load('shoppers');
restoreLogin(shop).catch((error: unknown) => console.warn('The login could not be restored.', error));
