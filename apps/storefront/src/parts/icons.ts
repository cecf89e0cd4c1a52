import { svg, type SVGTemplateResult } from 'lit';

const icon = (path: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg class="icon" viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`;

export const icons = {
  search: icon(svg`<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>`),
  cart: icon(svg`<path d="M6 8h12l1.2 11.5H4.8zM9 8V7a3 3 0 0 1 6 0v1"/>`),
  person: icon(svg`<circle cx="12" cy="8.5" r="3.7"/><path d="M4.8 19.5a7.3 7.3 0 0 1 14.4 0"/>`),
  help: icon(
    svg`<circle cx="12" cy="12" r="8.5"/><path d="M9.6 9.6a2.5 2.5 0 1 1 3.3 2.4c-.7.3-.9.7-.9 1.6M12 16.6v.1"/>`,
  ),
  theme: icon(svg`<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>`),
  parcel: icon(svg`<path d="m12 3.5 8 4v9l-8 4-8-4v-9zM4 7.5l8 4 8-4M12 11.5v9"/>`),
  pine: svg`<svg class="pine" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true"><rect width="32" height="32" rx="9" fill="currentColor"/><path d="m16 6 6.6 9h-3.4l5 7H7.8l5-7H9.4z" fill="var(--paper)"/><path d="M7 25.5c3-1.8 6 1.8 9 0s6-1.8 9 0" fill="none" stroke="var(--paper)" stroke-width="1.8" stroke-linecap="round"/></svg>`,
};
