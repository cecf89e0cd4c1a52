import { css } from 'lit';

/** The head of the panel with its menu, and what shows where files can be dropped. */
export const headStyles = css`
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
`;
