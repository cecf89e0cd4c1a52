import { svg, type SVGTemplateResult } from 'lit';

const icon = (path: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const chatIcon = icon(
  svg`<path d="M20 11.5c0 4.1-3.6 7.5-8 7.5-1.2 0-2.4-.3-3.4-.7L4 20l1.3-3.9A7 7 0 0 1 4 11.5C4 7.4 7.6 4 12 4s8 3.4 8 7.5Z"/><path d="M8.5 10.2h7M8.5 13.4h4.5"/>`,
);
export const closeIcon = icon(svg`<path d="M6.5 6.5l11 11m0-11l-11 11"/>`);
export const sendIcon = icon(svg`<path d="M12 19V5m-6 6 6-6 6 6"/>`);
export const starIcon = icon(
  svg`<path d="m12 4.2 2.4 4.9 5.4.8-3.9 3.8.9 5.4-4.8-2.6-4.8 2.6.9-5.4-3.9-3.8 5.4-.8Z"/>`,
);
