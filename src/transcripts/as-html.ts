import { escaped } from '../html/escaped.js';
import type { WrittenLine, WrittenTranscript } from './written-transcript.js';

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0 auto; max-width: 42rem; padding: 2rem 1rem; font: 1rem/1.5 system-ui, sans-serif; }
  h1 { font-size: 1.25rem; }
  .about, time, .nobody { color: GrayText; font-size: .875rem; }
  ol { list-style: none; margin: 1.5rem 0; padding: 0; }
  li { margin: 0 0 1rem; }
  .said { border-inline-start: 3px solid ButtonBorder; padding-inline-start: .75rem; }
  .shopper { border-inline-start-color: #4c5fd5; }
  p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
  ul { margin: .25rem 0 0; padding-inline-start: 1.25rem; }
`;

/** One page without scripts, pictures or links: whatever was written in the conversation is text, and stays it. */
export function asHtml({ language, title, about, lines }: WrittenTranscript): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<p class="about">${escaped(about)}</p>
<ol>
${lines.map(item).join('\n')}
</ol>
</html>
`;
}

function item({ at, time, who, by, text, below }: WrittenLine): string {
  const when = `<time datetime="${escaped(at)}">${escaped(time)}</time>`;
  if (who === undefined) return `<li class="nobody">${when} ${escaped(text)}</li>`;
  const rows = below.map((row) => `<li>${escaped(row)}</li>`).join('');
  const list = rows === '' ? '' : `<ul>${rows}</ul>`;
  return `<li class="said ${by}"><strong>${escaped(who)}</strong> ${when}<p dir="auto">${escaped(text)}</p>${list}</li>`;
}
