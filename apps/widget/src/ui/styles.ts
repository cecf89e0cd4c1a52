import { css } from 'lit';

/** Where things stand; logical directions, so that right-to-left pages mirror it. */
export const frame = css`
  :host {
    position: fixed;
    inset-block-end: var(--presage-offset-block, 20px);
    inset-inline-end: var(--presage-offset-inline, 20px);
    z-index: var(--presage-z, 2147483000);
    inline-size: 0;
    block-size: 0;
    font: 15px/1.5 var(--_font);
    color: var(--_text);
    text-align: start;
  }
  * {
    box-sizing: border-box;
  }
  /* Its words run as their language does; its place is where the page's direction puts it. */
  [dir='auto']:not(textarea, input, .bubble, blockquote) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  button,
  input,
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
  /* Each in its own place, so that none moves when another comes. */
  .launcher,
  .panel,
  .closed .offer {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
  }
  .closed .offer {
    inset-block-end: 68px;
  }
  .launcher {
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
    background: var(--_alarm);
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
  .banner {
    margin: 0;
    background: var(--_warn);
    color: var(--_warn-text);
    font-size: 13px;
  }
  .banner:not(:empty) {
    padding: 8px 16px;
  }
  .main {
    border: 0;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 550;
    padding: 0 20px;
  }
  .main:hover {
    background: var(--_accent);
    filter: brightness(1.08);
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
      inline-size: auto;
      block-size: auto;
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
