import { css } from 'lit';

/** The list of conversations. */
export const listStyles = css`
  .empty {
    margin: 0;
    color: var(--_muted);
  }
  .heads {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .headline {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 8px;
    inline-size: 100%;
    padding: 10px 12px;
    text-align: start;
  }
  .headline[aria-current='true'] {
    border-color: var(--_accent);
  }
  .top {
    grid-column: 1 / -1;
    display: flex;
    justify-content: space-between;
    gap: 8px;
    font-size: 13px;
    color: var(--_muted);
  }
  .top b {
    font-weight: 550;
  }
  .text {
    min-inline-size: 0;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .news .text {
    font-weight: 600;
  }
  .tag {
    font-size: 12px;
    color: var(--_muted);
    align-self: center;
  }
  .count {
    min-inline-size: 22px;
    padding: 0 6px;
    border-radius: 11px;
    background: var(--_alarm);
    color: #fff;
    font-size: 12px;
    line-height: 22px;
    text-align: center;
  }
`;
