import { css } from 'lit';

/** Lines, bubbles and what stands around them. */
export const transcriptStyles = css`
  .middle {
    position: relative;
    display: flex;
    flex: 1;
    min-block-size: 0;
  }
  .log {
    flex: 1;
    min-block-size: 0;
    min-inline-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 16px;
    scrollbar-width: thin;
  }
  .log:focus-visible {
    outline-offset: -2px;
  }
  ul.lines {
    display: flex;
    flex-direction: column;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .line {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-inline-size: 0;
  }
  .line.shopper {
    align-items: flex-end;
  }
  .line.note {
    align-items: center;
    margin-block: 8px;
    font-size: 13px;
    color: var(--_muted);
    text-align: center;
  }
  .meta {
    margin-block-start: 8px;
    font-size: 12px;
    color: var(--_muted);
  }
  .bubble {
    max-inline-size: 92%;
    padding: 8px 12px;
    border-radius: var(--_radius);
    border-end-start-radius: 4px;
    background: var(--_raised);
    overflow-wrap: anywhere;
  }
  .shopper .bubble {
    border-end-start-radius: var(--_radius);
    border-end-end-radius: 4px;
    background: var(--_accent);
    color: var(--_on-accent);
    white-space: pre-wrap;
  }
  .agent .bubble {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_accent);
    white-space: pre-wrap;
  }
  .failed .bubble {
    background: none;
    color: var(--_text);
    box-shadow: inset 0 0 0 1px var(--_bad);
  }
  .sending .bubble,
  .waiting .bubble {
    opacity: 0.9;
  }
  .bubble.forgotten {
    background: repeating-linear-gradient(-45deg, #8881 0 6px, #8884 6px 8px);
    color: var(--_muted);
  }
  .bubble > * {
    margin: 0;
  }
  .bubble > * + * {
    margin-block-start: 8px;
  }
  .bubble ul,
  .bubble ol {
    padding-inline-start: 20px;
  }
  .bubble ul {
    list-style: disc;
  }
  .bubble a {
    color: inherit;
  }
  .state {
    display: flex;
    align-items: center;
    gap: 4px;
    font-size: 12px;
    color: var(--_muted);
  }
  .state.problem {
    color: var(--_bad);
  }
  .state button {
    min-block-size: 40px;
    padding: 0 8px;
    border: 0;
    text-decoration: underline;
  }
  .typing {
    margin: 8px 0 0;
  }
  .dots {
    display: inline-flex;
    gap: 4px;
    padding: 6px 10px;
    border-radius: 12px;
    background: var(--_raised);
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 3px;
    background: var(--_muted);
    animation: breathe 1.2s infinite alternate;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.2s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.4s;
  }
  @keyframes breathe {
    from {
      opacity: 0.3;
    }
  }
  .down {
    position: absolute;
    inset-block-end: 8px;
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    gap: 4px;
    border-radius: 20px;
    background: var(--_surface);
    box-shadow: var(--_shadow);
    font-size: 13px;
  }
  .welcome p {
    margin: 0 0 16px;
  }
  .welcome button {
    margin: 0 8px 8px 0;
    margin-inline: 0 8px;
    text-align: start;
    padding-block: 6px;
  }
  .skeleton {
    block-size: 40px;
    inline-size: 70%;
    margin-block-end: 12px;
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .skeleton:nth-child(2) {
    margin-inline-start: auto;
    inline-size: 50%;
  }
`;
