import { css } from 'lit';

/** The message box, what stands beside it, and the farewell. */
export const footStyles = css`
  .foot {
    border-block-start: 1px solid var(--_line);
    padding: 8px;
  }
  .aside {
    min-block-size: 44px;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 4px 8px;
    padding: 0 8px 4px;
    font-size: 13px;
    color: var(--_muted);
  }
  .aside p {
    margin: 0;
  }
  .aside p {
    overflow-wrap: anywhere;
  }
  .aside button {
    flex: none;
    margin-inline-start: auto;
    padding: 0 8px;
    border-color: transparent;
    color: var(--_accent);
    font-weight: 550;
  }
  .problem {
    color: var(--_bad);
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 4px;
  }
  .clip {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 44px;
    border-radius: calc(var(--_radius) * 0.75);
    color: var(--_muted);
    cursor: pointer;
  }
  .clip:hover {
    background: var(--_raised);
  }
  .clip:has(:focus-visible) {
    outline: 2px solid var(--_accent);
  }
  .clip input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
  }
  .pending {
    display: grid;
    gap: 4px;
    max-block-size: 40%;
    margin: 0 8px 8px;
    padding: 0;
    overflow-y: auto;
    list-style: none;
  }
  .pending li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-inline-start: 8px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
  }
  .pending li.problem {
    border-color: var(--_bad);
  }
  .pending .name {
    flex: 1;
    display: grid;
    padding-block: 4px;
  }
  .pending .name > span {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .problem small {
    color: var(--_bad);
  }
  progress {
    inline-size: 100%;
    block-size: 6px;
    margin-block: 6px;
    accent-color: var(--_accent);
  }
  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: 132px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    font-size: 16px;
    line-height: 1.4;
    resize: none;
    field-sizing: content;
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  textarea:focus {
    outline: 2px solid var(--_accent);
    outline-offset: -1px;
  }
  .send {
    flex: none;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .send:hover {
    background: var(--_accent);
    filter: brightness(1.08);
  }
  .send[aria-disabled='true'] {
    background: var(--_raised);
    color: var(--_muted);
    cursor: default;
    filter: none;
  }
  .closing {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 8px;
  }
  .closing p {
    margin: 0;
  }
  .stars {
    display: flex;
    direction: ltr;
  }
  .stars button {
    padding: 0;
    border-color: transparent;
    color: var(--_muted);
  }
  .stars button[data-on] {
    color: var(--_accent);
  }
  .stars button[data-on] svg {
    fill: currentColor;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }
  .comment {
    inline-size: 100%;
  }
  .comment input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 40px;
    padding: 0 12px;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    font-size: 16px;
  }
  .said {
    max-inline-size: 100%;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }
  .wide {
    inline-size: 100%;
  }
`;
