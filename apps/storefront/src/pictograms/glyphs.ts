import { svg, type SVGTemplateResult } from 'lit';
import { moreGlyphs } from './more-glyphs.js';

/** Flat pictograms on a 100 × 100 field: `currentColor` is the product's colour, shade and shine lie over it. */
const glyphs: Readonly<Record<string, SVGTemplateResult>> = {
  skillet: svg`<circle cx="41" cy="58" r="27"/><path d="M61 44 84 21a5 5 0 0 1 7 7L68 51z"/><circle class="dark" cx="41" cy="58" r="20"/><path class="light" d="M27 52a16 16 0 0 1 13-10" fill="none" stroke-width="3" stroke-linecap="round"/>`,
  pot: svg`<path d="M22 44h56v26a12 12 0 0 1-12 12H34a12 12 0 0 1-12-12z"/><path d="M14 48h8v9h-4a4 4 0 0 1-4-4zm64 0h8v5a4 4 0 0 1-4 4h-4z"/><path class="dark" d="M20 38a30 14 0 0 1 60 0v3H20z"/><circle cx="50" cy="22" r="5"/><path class="light" d="M31 52v18" stroke-width="4" stroke-linecap="round"/>`,
  knife: svg`<path class="steel" d="M20 62 66 16c6 8 5 18-1 24L38 67z"/><path d="m34 62 10 10-18 16a7 7 0 0 1-10-10z"/><path class="light" d="m31 60 30-31" stroke-width="2.5" stroke-linecap="round"/>`,
  cup: svg`<path d="M24 34h44v30a16 16 0 0 1-16 16H40a16 16 0 0 1-16-16z"/><path d="M68 42h4a12 12 0 0 1 0 24h-5" fill="none" stroke="currentColor" stroke-width="6"/><ellipse class="dark" cx="46" cy="35" rx="22" ry="6"/><path class="steam" d="M38 24c-3-5 4-7 1-12m13 12c-3-5 4-7 1-12" fill="none" stroke-width="3" stroke-linecap="round"/><path class="light" d="M31 46v16" stroke-width="4" stroke-linecap="round"/>`,
  bottle: svg`<path d="M42 26h16v9c0 6 9 8 9 18v27a7 7 0 0 1-7 7H40a7 7 0 0 1-7-7V53c0-10 9-12 9-18z"/><path class="dark" d="M41 13h18v13H41zM33 58h34v16H33z"/><path class="light" d="M40 50v28" stroke-width="4" stroke-linecap="round"/>`,
  lamp: svg`<path d="M36 16h28l14 32H22z"/><path class="dark" d="M47 48h6v30h-6z"/><path class="dark" d="M34 78h32v6H34z"/><path class="light" d="M38 24 31 41" stroke-width="4" stroke-linecap="round"/>`,
  cushion: svg`<path d="M20 22c20 5 40 5 60 0 3 0 4 2 3 5-5 15-5 31 0 46 1 3 0 5-3 5-20-5-40-5-60 0-3 0-4-2-3-5 5-15 5-31 0-46-1-3 0-5 3-5z"/><path class="dark-line" d="M32 33c12 3 24 3 36 0M32 67c12-3 24-3 36 0" fill="none" stroke-width="3" stroke-linecap="round"/><circle class="dark" cx="50" cy="50" r="4"/>`,
  towel: svg`<path d="M24 20h44a8 8 0 0 1 8 8v54H32V28a8 8 0 0 0-8-8z"/><path class="dark" d="M24 20a8 8 0 0 1 8 8v42H18V26a6 6 0 0 1 6-6z"/><path class="light" d="M32 64h44M32 71h44" stroke-width="3"/>`,
  chair: svg`<path d="M30 14h40a5 5 0 0 1 5 5v33H25V19a5 5 0 0 1 5-5z"/><path class="dark" d="M20 52h60v10H20z"/><path class="dark-line" d="m28 62-5 26m49-26 5 26" stroke-width="6" stroke-linecap="round"/><path class="light" d="M37 22v22m13-22v22m13-22v22" stroke-width="3" stroke-linecap="round"/>`,
  basket: svg`<path d="M18 44h64l-7 36a6 6 0 0 1-6 5H31a6 6 0 0 1-6-5z"/><path d="M30 44c2-34 38-34 40 0" fill="none" stroke="currentColor" stroke-width="6"/><path class="dark" d="M15 40h70v9H15z"/><path class="dark-line" d="m36 54 2 26m12-26v26m14-26-2 26M24 62h52M26 72h48" fill="none" stroke-width="2.5"/>`,
  plant: svg`<path class="leaf" d="M50 58C28 56 24 38 26 24c16 2 26 14 24 34zm0 0c22-2 26-22 24-38-16 4-26 16-24 38zm0-4C42 40 44 22 50 12c6 10 8 28 0 42z"/><path d="M30 58h40l-5 25a5 5 0 0 1-5 4H40a5 5 0 0 1-5-4z"/><path class="dark" d="M27 56h46v8H27z"/>`,
  tool: svg`<path class="wood" d="M46 40h8v46a4 4 0 0 1-8 0z"/><path d="M36 12h28v16c0 10-8 16-14 18-6-2-14-8-14-18z"/><path class="light" d="M43 19v12" stroke-width="4" stroke-linecap="round"/>`,
  tent: svg`<path d="M50 20 92 80H8z"/><path class="dark" d="M50 38 66 80H34z"/><path class="light" d="M44 34 22 66" stroke-width="3.5" stroke-linecap="round"/><path class="dark-line" d="M50 20v-8" stroke-width="4" stroke-linecap="round"/>`,
  backpack: svg`<path d="M38 24v-5a12 12 0 0 1 24 0v5" fill="none" stroke="currentColor" stroke-width="6"/><path d="M26 42a20 20 0 0 1 20-20h8a20 20 0 0 1 20 20v36a8 8 0 0 1-8 8H34a8 8 0 0 1-8-8z"/><path d="M16 52h10v24h-4a6 6 0 0 1-6-6zm58 0h10v18a6 6 0 0 1-6 6h-4z"/><path class="dark" d="M36 56h28v22H36z"/><path class="light" d="M36 42h28" stroke-width="4" stroke-linecap="round"/>`,
  shirt: svg`<path d="m36 18-20 10-8 22 14 5 4-9v38h48V46l4 9 14-5-8-22-20-10c-3 8-9 11-14 11s-11-3-14-11z"/><path class="dark-line" d="M36 18c3 8 9 11 14 11s11-3 14-11M26 79h48" fill="none" stroke-width="3.5" stroke-linecap="round"/>`,
  trousers: svg`<path d="M30 12h40l7 74H57l-7-44-7 44H23z"/><path class="dark" d="M29 12h42l1 9H28z"/><path class="dark-line" d="M50 21v18M33 21l-2 13m36-13 2 13" stroke-width="2.5" stroke-linecap="round" fill="none"/>`,
  shoe: svg`<path d="M14 36c8 5 18 5 24 0l22 20c8 5 26 4 28 18H14z"/><path class="dark" d="M12 72h77v5a5 5 0 0 1-5 5H17a5 5 0 0 1-5-5z"/><path class="light" d="m44 50 8-6m0 13 8-6" stroke-width="3.5" stroke-linecap="round"/>`,
  notebook: svg`<path d="M26 14h44a6 6 0 0 1 6 6v60a6 6 0 0 1-6 6H26z"/><path class="dark" d="M26 14h9v72h-9a4 4 0 0 1-4-4V18a4 4 0 0 1 4-4z"/><path class="paper" d="M44 30h22v16H44z"/><path class="dark-line" d="M48 36h14m-14 5h9" stroke-width="2.5" stroke-linecap="round"/>`,
};

/** @returns the drawing of a glyph's name; a name it does not know shows a plain parcel */
export const glyph = (name: string): SVGTemplateResult => glyphs[name] ?? moreGlyphs[name] ?? parcel;

const parcel = svg`<path d="M50 16 84 32v38L50 86 16 70V32z"/><path class="dark" d="M50 50 84 32v38L50 86z"/><path class="light" d="M33 24 67 41" stroke-width="4"/>`;
