import type { Attachment, Choice, Forgotten, ReplyPart } from '#protocol';
import { IconHandClick } from '@tabler/icons-react';
import { ForgottenMark } from '../../../shared/forgotten/forgotten-mark.js';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { AttachmentView } from './attachment-view.js';
import { Articles } from './articles.js';
import classes from './parts.module.css';
import { Products } from './products.js';

interface PartsProps {
  readonly parts: readonly ReplyPart[] | Forgotten | undefined;
  /** What the shopper pressed below this message. */
  readonly pressed?: Choice | undefined;
}

/** What stands below the words of a message, as the shopper sees it but without its buttons working here. */
export function Parts({ parts, pressed }: PartsProps) {
  if (parts === undefined) return null;
  if (isForgotten(parts)) return <ForgottenMark />;
  return parts.map((part, at) => <Part key={at} part={part} pressed={pressed} />);
}

function Part({ part, pressed }: { readonly part: ReplyPart; readonly pressed: Choice | undefined }) {
  const { acts } = useWords();
  switch (part.kind) {
    case 'choices':
      return (
        <ul className={classes.choices} aria-label={acts.choices}>
          {part.choices.map(({ label, choice }, at) => {
            const isPressed = pressed !== undefined && isSame(choice, pressed);
            return (
              <li key={at} data-pressed={isPressed}>
                {isPressed && <IconHandClick size={13} aria-label={acts.chosen} />}
                {label}
              </li>
            );
          })}
        </ul>
      );
    case 'products':
      return <Products products={part.products} />;
    case 'articles':
      return <Articles articles={part.articles} />;
    case 'summary':
      return (
        <dl className={classes.summary} aria-label={acts.summary}>
          {part.rows.map(({ label, value }, at) => (
            <div key={at}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'input':
      return <p className={classes.expects}>{acts.expects(part.label)}</p>;
  }
}

/** Choices are small and flat: the same words in the same places are the same choice. */
const isSame = (a: Choice, b: Choice): boolean =>
  JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());

export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] | undefined }) {
  const { acts } = useWords();
  if (attachments === undefined || attachments.length === 0) return null;
  return (
    <ul className={classes.attachments} aria-label={acts.attachments}>
      {attachments.map((attachment) => (
        <li key={attachment.attachmentId}>
          <AttachmentView attachment={attachment} />
        </li>
      ))}
    </ul>
  );
}
