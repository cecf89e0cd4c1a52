import { css } from 'lit';

const dark = css`
  --_surface: var(--presage-surface, #1b1c20);
  --_raised: var(--presage-raised, #292b31);
  --_text: var(--presage-text, #ececf0);
  --_muted: var(--presage-muted, #a5a7b2);
  --_line: var(--presage-line, #3a3c45);
  --_accent: var(--presage-accent, #8f9bff);
  --_on-accent: var(--presage-on-accent, #14152b);
  --_bad: #ff8f86;
  --_warn: #3a3014;
  --_warn-text: #f3d78b;
  --_shadow: 0 12px 40px rgb(0 0 0 / 0.55);
`;

/** What a shop may set (`--presage-…`), and what it is otherwise, in light and dark. */
export const tokens = css`
  :host {
    --_surface: var(--presage-surface, #fff);
    --_raised: var(--presage-raised, #f1f2f5);
    --_text: var(--presage-text, #1c1d22);
    --_muted: var(--presage-muted, #5f626e);
    --_line: var(--presage-line, #dfe1e7);
    --_accent: var(--presage-accent, #4450d6);
    --_on-accent: var(--presage-on-accent, #fff);
    --_bad: #b3261e;
    --_warn: #fdf3d7;
    --_warn-text: #6b4e00;
    --_alarm: #c42b30;
    --_shadow: 0 12px 40px rgb(20 22 40 / 0.18);
    --_radius: var(--presage-radius, 16px);
    --_font: var(
      --presage-font,
      system-ui,
      'Segoe UI',
      'PingFang SC',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      sans-serif
    );
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
      color-scheme: dark;
    }
  }
  :host([theme='dark']) {
    ${dark}
    color-scheme: dark;
  }
`;
