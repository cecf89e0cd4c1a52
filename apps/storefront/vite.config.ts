import { defineConfig } from 'vite';

/** The demo shop, served by the server at `/shop/`. The widget's script is not built in: it comes by its tag. */
export default defineConfig({
  base: '/shop/',
  build: { target: 'es2022', modulePreload: { polyfill: false } },
});
