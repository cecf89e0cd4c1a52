export { HttpShopBackend, type HttpShopOptions } from './http-shop-backend.js';
