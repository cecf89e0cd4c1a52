import { css } from 'lit';

/** What stands below the words of an answer. */
export const partsStyles = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin: 8px 0 4px;
    padding: 0;
    list-style: none;
  }
  .choices button {
    padding-block: 6px;
    text-align: start;
    border-color: var(--_accent);
  }
  .choices.past li {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 40px;
    padding: 6px 12px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    color: var(--_muted);
  }
  .choices.past .chosen {
    color: var(--_text);
    background: var(--_raised);
  }
  .strip {
    display: flex;
    align-self: stretch;
    gap: 8px;
    margin: 8px 0;
    padding: 2px;
    overflow-x: auto;
    scrollbar-width: thin;
    list-style: none;
  }
  .product {
    display: flex;
    flex-direction: column;
    gap: 2px;
    block-size: 100%;
    inline-size: 152px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: inherit;
    font-size: 14px;
    line-height: 1.35;
    text-decoration: none;
  }
  a.product:hover {
    border-color: var(--_accent);
  }
  .product b {
    font-weight: 600;
  }
  .product img {
    inline-size: 100%;
    block-size: 96px;
    object-fit: cover;
    border-radius: 6px;
    background: var(--_raised);
  }
  .product img.gone {
    visibility: hidden;
  }
  .product span {
    font-variant-numeric: tabular-nums;
  }
  small {
    font-size: 12px;
    color: var(--_muted);
  }
  .cited {
    display: grid;
    gap: 8px;
    margin: 8px 0 4px;
    align-self: stretch;
  }
  details {
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  summary {
    display: flex;
    flex-direction: column;
    justify-content: center;
    min-block-size: 44px;
    padding: 6px 36px 6px 12px;
    padding-inline: 12px 36px;
    position: relative;
    border-radius: inherit;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    position: absolute;
    inset-inline-end: 16px;
    inset-block-start: calc(50% - 6px);
    inline-size: 7px;
    block-size: 7px;
    border: solid var(--_muted);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  details[open] > summary::after {
    inset-block-start: calc(50% - 2px);
    transform: rotate(225deg);
  }
  summary span {
    font-weight: 550;
  }
  blockquote {
    margin: 0 12px 8px;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_line);
    white-space: pre-line;
  }
  details a {
    display: inline-flex;
    align-items: center;
    min-block-size: 40px;
    margin-inline: 12px;
    color: var(--_accent);
  }
  .summary {
    align-self: stretch;
    margin: 8px 0 4px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    font-size: 14px;
  }
  .summary > div {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    column-gap: 8px;
    min-block-size: 40px;
    padding: 6px 12px;
  }
  .summary > div + div {
    border-block-start: 1px solid var(--_line);
  }
  dt {
    grid-column: 1;
    font-size: 12px;
    color: var(--_muted);
  }
  dd {
    grid-column: 1;
    margin: 0;
    overflow-wrap: anywhere;
  }
  dd.edit {
    grid-row: 1 / span 2;
    grid-column: 2;
  }
  .link {
    padding: 0 8px;
    border-color: transparent;
    color: var(--_accent);
    font-size: 13px;
    text-decoration: underline;
  }
  .date {
    display: grid;
    gap: 4px;
    margin: 8px 0 4px;
    font-size: 13px;
    color: var(--_muted);
  }
  .date input {
    min-block-size: 40px;
    padding: 0 10px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 16px;
  }
`;
