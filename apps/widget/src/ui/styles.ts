import { css } from 'lit';

/** Where things stand; logical directions, so that right-to-left pages mirror it. */
export const frame = css`
  :host {
    position: fixed;
    inset-block-end: var(--presage-offset-block, 20px);
    inset-inline-end: var(--presage-offset-inline, 20px);
    z-index: var(--presage-z, 2147483000);
    font: 15px/1.5 var(--_font);
    color: var(--_text);
    text-align: start;
  }
  * {
    box-sizing: border-box;
  }
  button,
  textarea {
    font: inherit;
    color: inherit;
    margin: 0;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 40px;
    min-inline-size: 40px;
    padding: 0 12px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: none;
    cursor: pointer;
  }
  button:hover {
    background: var(--_raised);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .launcher {
    position: relative;
    inline-size: 56px;
    block-size: 56px;
    padding: 0;
    border: 0;
    border-radius: 28px;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: var(--_shadow);
  }
  .launcher:hover {
    background: var(--_accent);
    filter: brightness(1.08);
  }
  .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    min-inline-size: 22px;
    padding: 0 6px;
    border: 2px solid var(--_surface);
    border-radius: 12px;
    background: #d13438;
    color: #fff;
    font-size: 12px;
    line-height: 18px;
    font-variant-numeric: tabular-nums;
  }
  .panel {
    display: flex;
    flex-direction: column;
    inline-size: min(384px, calc(100vw - 40px));
    block-size: min(620px, calc(100dvh - 40px));
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    animation: rise 0.14s ease-out;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 10px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_line);
  }
  header > div {
    flex: 1;
    min-inline-size: 0;
  }
  h2 {
    margin: 0;
    font-size: 16px;
    line-height: 1.3;
    font-weight: 650;
  }
  header p {
    margin: 0;
    font-size: 13px;
    line-height: 1.35;
    color: var(--_muted);
  }
  header button {
    padding: 0;
    border-color: transparent;
  }
  .banner {
    margin: 0;
    padding: 8px 16px;
    background: var(--_warn);
    color: var(--_warn-text);
    font-size: 13px;
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-width: 480px), (max-height: 420px) {
    :host([open]) {
      inset: 0;
    }
    .panel {
      inline-size: 100%;
      block-size: var(--_sheet, 100dvh);
      border: 0;
      border-radius: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
