import { escaped } from '../html/escaped.js';

const ICON =
  '<circle cx="11" cy="16" r="4" fill="#4c6ef5"/><path d="M19 9a10 10 0 0 1 0 14"/><path d="M24 5a16 16 0 0 1 0 22" stroke-dasharray="1 5.5"/>';

/** The mark of Presage: also what a browser asks for as `/favicon.ico`. */
export const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#4c6ef5" stroke-width="3" stroke-linecap="round">${ICON}</svg>`;

const STYLE = `
  :root { color-scheme: light dark; font: 17px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', sans-serif }
  body { box-sizing: border-box; max-width: 36rem; margin: 0 auto; padding: 14vh 1.5rem 3rem;
    color: light-dark(#1b1f23, #e4e6e8); background: light-dark(#fff, #1b1d1f) }
  h1 { display: flex; align-items: center; gap: .5rem; font-size: 1.9rem; line-height: 1.25; font-weight: 600;
    letter-spacing: -.02em; margin: 0 }
  h1 svg { width: 2rem; height: 2rem }
  p { margin: .5rem 0; color: light-dark(#5c636b, #a4a9ae) }
  p + nav { margin-top: 1.75rem }
  a { display: flex; gap: .75rem; padding: .7rem .25rem; color: inherit;
    border-top: 1px solid light-dark(#dee2e6, #383c40); text-decoration: none }
  a b { min-width: 4rem; font-weight: 600 }
  a:hover b { text-decoration: underline }
  a:focus-visible { outline: 2px solid #4c6ef5; outline-offset: 2px; border-radius: 4px }
  span { color: light-dark(#5c636b, #a4a9ae) }`;

/** A page without a script, in both languages, for what stands outside the applications. */
export const plainPage = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
${body}
</html>
`;
