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
  .closed {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: 12px;
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
    background: var(--_alarm);
    color: #fff;
    font-size: 12px;
    line-height: 18px;
    font-variant-numeric: tabular-nums;
  }
  .panel {
    position: relative;
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
  .head {
    position: relative;
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block: 10px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--_line);
  }
  .head:has(.back) {
    padding-inline-start: 8px;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    padding-inline-end: 4px;
  }
  h2 {
    margin: 0;
    font-size: 16px;
    line-height: 1.3;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .head p {
    margin: 0;
    font-size: 13px;
    line-height: 1.35;
    color: var(--_muted);
  }
  .head > button {
    flex: none;
    position: relative;
    padding: 0;
    border-color: transparent;
  }
  .back:dir(rtl) svg {
    transform: scaleX(-1);
  }
  .dot {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 5px;
    background: var(--_alarm);
  }
  .menu {
    position: absolute;
    inset-block-start: calc(100% - 4px);
    inset-inline-end: 8px;
    z-index: 2;
    min-inline-size: 200px;
    max-inline-size: calc(100% - 16px);
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    list-style: none;
  }
  .menu button {
    justify-content: flex-start;
    inline-size: 100%;
    border: 0;
    text-align: start;
  }
  .drop {
    position: absolute;
    inset: 8px;
    z-index: 3;
    display: none;
    place-items: center;
    padding: 16px;
    border: 2px dashed var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: center;
    pointer-events: none;
  }
  .dragged .drop {
    display: grid;
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
