import { html, type TemplateResult } from 'lit';
import type { Product } from '../shop/catalogue.js';
import { glyph } from './glyphs.js';

/** A product's picture: its drawing, or its kind's, in its colour on a tinted field. The name beside it says what it is. */
export const picture = ({
  colour,
  glyph: kind,
  picture: name = kind,
}: Pick<Product, 'colour' | 'glyph' | 'picture'>): TemplateResult =>
  html`<span class="picture" style=${`--colour: ${colour}`}>
    <svg viewBox="0 0 100 100" fill="currentColor" aria-hidden="true">
      <ellipse class="ground" cx="50" cy="89" rx="34" ry="4" />
      ${glyph(name)}
    </svg>
  </span>`;
