export { HttpShopBackend, type HttpShopOptions } from './http-shop-backend.js';
export { isSigned, signatureOf } from './signature.js';
