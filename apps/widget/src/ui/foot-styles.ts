import { css } from 'lit';

/** The message box, what stands beside it, and the farewell. */
export const footStyles = css`
  .foot {
    border-block-start: 1px solid var(--_line);
    padding: 8px;
  }
  .aside {
    display: flex;
    flex-wrap: wrap;
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
  .aside button {
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
    gap: 8px;
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
`;
