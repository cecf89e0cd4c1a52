import { type Block, type Inline, parseMarkdown } from '../../../../markdown/parse.js';
import classes from './written.module.css';

/** An answer as it was written, in Markdown. Only text nodes come of it: nothing in it can become markup. */
export function Written({ text }: { readonly text: string }) {
  return (
    <div className={classes.written}>
      {parseMarkdown(text).map((block, at) => (
        <BlockView key={at} block={block} />
      ))}
    </div>
  );
}

/** The same without its marks, for one line. */
export const plainly = (text: string): string => text.replaceAll('**', '').replaceAll(/\s+/g, ' ');

function BlockView({ block }: { readonly block: Block }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        {block.lines.map((line, at) => (
          <span key={at}>
            {at > 0 && <br />}
            <Inlines parts={line} />
          </span>
        ))}
      </p>
    );
  }
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List>
      {block.items.map((item, at) => (
        <li key={at}>
          <Inlines parts={item} />
        </li>
      ))}
    </List>
  );
}

function Inlines({ parts }: { readonly parts: readonly Inline[] }) {
  return parts.map((part, at) => {
    if (part.kind === 'link') {
      return (
        <a key={at} href={part.href} target="_blank" rel="noopener noreferrer">
          {part.text}
        </a>
      );
    }
    return part.kind === 'bold' ? <strong key={at}>{part.text}</strong> : part.text;
  });
}
