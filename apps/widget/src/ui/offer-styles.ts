import { css } from 'lit';

/** Files of messages, and offers of help. */
export const offerStyles = css`
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin: 4px 0;
    padding: 0;
    list-style: none;
  }
  .shopper .files {
    justify-content: flex-end;
  }
  .picture {
    padding: 0;
    overflow: hidden;
    background: var(--_raised);
  }
  presage-picture,
  canvas {
    display: block;
  }
  presage-picture.gone {
    opacity: 0.4;
  }
  .file {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: 8px;
    padding-block: 6px;
    text-align: start;
  }
  .file svg {
    grid-row: 1 / span 2;
  }
  .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    font-size: 14px;
    line-height: 1.3;
  }
  .offer {
    display: grid;
    gap: 10px;
    justify-items: start;
    inline-size: min(320px, calc(100vw - 40px));
    padding: 10px 8px 14px 16px;
    padding-inline: 16px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    animation: rise 0.14s ease-out;
  }
  .panel .offer {
    inline-size: auto;
    margin: 0 8px 8px;
    box-shadow: none;
    border-color: var(--_accent);
  }
  /* Where there is hardly room to write, an offer waits until the chat is closed. */
  @media (max-height: 340px) {
    .panel .offer {
      display: none;
    }
  }
  .row {
    display: flex;
    align-items: flex-start;
    inline-size: 100%;
  }
  .row p {
    flex: 1;
    margin: 0;
    padding-block: 8px 0;
    overflow-wrap: anywhere;
  }
  .small {
    flex: none;
    padding: 0;
    border-color: transparent;
    color: var(--_muted);
  }
  .quiet[hidden] {
    display: none;
  }
  .quiet button {
    padding: 0;
    border: 0;
    color: var(--_muted);
    font-size: 13px;
    text-decoration: underline;
  }
  .quiet button:hover {
    background: none;
    color: var(--_text);
  }
`;
