import { svg, type SVGTemplateResult } from 'lit';

const icon = (path: SVGTemplateResult, size = 24): SVGTemplateResult =>
  svg`<svg viewBox="0 0 24 24" width=${size} height=${size} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const chatIcon = icon(
  svg`<path d="M20 11.5c0 4.1-3.6 7.5-8 7.5-1.2 0-2.4-.3-3.4-.7L4 20l1.3-3.9A7 7 0 0 1 4 11.5C4 7.4 7.6 4 12 4s8 3.4 8 7.5Z"/><path d="M8.5 10.2h7M8.5 13.4h4.5"/>`,
);
export const closeIcon = icon(svg`<path d="M6.5 6.5l11 11m0-11l-11 11"/>`);
export const smallCloseIcon = icon(svg`<path d="M6.5 6.5l11 11m0-11l-11 11"/>`, 18);
export const sendIcon = icon(svg`<path d="M12 19V5m-6 6 6-6 6 6"/>`);
export const clipIcon = icon(
  svg`<path d="M19 11.5 12.3 18a4.4 4.4 0 0 1-6.2-6.2l7-7a3 3 0 0 1 4.2 4.2l-6.9 6.9a1.5 1.5 0 0 1-2.1-2.1l6.2-6.2"/>`,
);
export const moreIcon = icon(svg`<path d="M5.5 12h.01M12 12h.01M18.5 12h.01" stroke-width="2.6"/>`);
export const backIcon = icon(svg`<path d="m14 6-6 6 6 6"/>`);
export const downIcon = icon(svg`<path d="M12 5v14m-6-6 6 6 6-6"/>`, 18);
export const checkIcon = icon(svg`<path d="m5.5 12.5 4 4 9-9"/>`, 14);
export const fileIcon = icon(svg`<path d="M7 3.5h7l4 4v13H7Z"/><path d="M14 3.5v4h4M10 13h5M10 16.5h5"/>`);
export const starIcon = icon(
  svg`<path d="m12 4.2 2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8Z"/>`,
);
