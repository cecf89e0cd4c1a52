import { html, type TemplateResult } from 'lit';
import { type Block, type Inline, parseMarkdown } from './parse.js';

/** Markdown as elements and text nodes. */
export const markdown = (source: string): readonly TemplateResult[] => parseMarkdown(source).map(block);

function block(value: Block): TemplateResult {
  if (value.kind === 'paragraph') {
    return html`<p>
      ${value.lines.map((line, at) => (at === 0 ? inlines(line) : [html`<br />`, inlines(line)]))}
    </p>`;
  }
  const items = value.items.map((item) => html`<li>${inlines(item)}</li>`);
  return value.ordered
    ? html`<ol>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

const inlines = (parts: readonly Inline[]): readonly (string | TemplateResult)[] => parts.map(inline);

function inline(part: Inline): string | TemplateResult {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'bold':
      return html`<strong>${part.text}</strong>`;
    case 'link':
      return html`<a href=${part.href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`;
  }
}
