import type { Attachment, ReplyPart } from '#protocol';
import { CloseButton, Loader } from '@mantine/core';
import { IconArticle, IconFile, IconPackage } from '@tabler/icons-react';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { useWords } from '../../../shared/i18n/locale.js';
import type { Store } from '../../../shared/link/store.js';
import classes from './composer.module.css';
import type { Composition } from './compositions.js';
import type { Upload } from './uploads.js';
import type { Uploads } from './use-uploads.js';

interface GoesAlongProps {
  readonly composition: Store<Composition>;
  readonly parts: readonly ReplyPart[];
  readonly attachments: readonly Attachment[];
  readonly uploads: Uploads;
}

/** Cards, articles and files that go with the reply, each with the way to take it out again. */
export function GoesAlong({ composition, parts, attachments, uploads }: GoesAlongProps) {
  const { composer } = useWords();
  const items = parts.flatMap(itemsOf);
  if (items.length + attachments.length + uploads.uploads.length === 0 && !uploads.tooMany) return null;
  return (
    <>
      <ul className={classes.along} aria-label={composer.parts}>
        {items.map(({ key, name, kind }) => (
          <Item
            key={key}
            name={name}
            icon={kind === 'products' ? <IconPackage size={14} /> : <IconArticle size={14} />}
            remove={() => composition.change((now) => ({ ...now, parts: withoutItem(now.parts, key) }))}
          />
        ))}
        {attachments.map(({ attachmentId, name }) => (
          <Item
            key={attachmentId}
            name={isForgotten(name) ? '' : name}
            icon={<IconFile size={14} />}
            remove={() =>
              composition.change((now) => ({
                ...now,
                attachments: now.attachments.filter((each) => each.attachmentId !== attachmentId),
              }))
            }
          />
        ))}
        {uploads.uploads.map((upload) => (
          <UploadItem key={upload.key} upload={upload} dismiss={() => uploads.dismiss(upload.key)} />
        ))}
      </ul>
      {uploads.tooMany && (
        <p className={classes.refused} role="alert">
          {composer.tooManyFiles}
        </p>
      )}
    </>
  );
}

interface ItemProps {
  readonly name: string;
  readonly icon: React.ReactNode;
  readonly remove: () => void;
}

function Item({ name, icon, remove }: ItemProps) {
  const { composer } = useWords();
  return (
    <li className={classes.item}>
      <span aria-hidden>{icon}</span>
      <span className={classes.itemName}>{name}</span>
      <CloseButton size="xs" iconSize={12} aria-label={composer.remove(name)} onClick={remove} />
    </li>
  );
}

function UploadItem({ upload, dismiss }: { readonly upload: Upload; readonly dismiss: () => void }) {
  const { composer, problem: problems } = useWords();
  const { name, refusal, problem } = upload;
  const why = refusal ? composer[refusal] : problem && (problem.message || problems[problem.code]);
  if (why === undefined) {
    return (
      <li className={classes.item} role="status">
        <Loader size={12} />
        <span className={classes.itemName}>{composer.uploading(name)}</span>
      </li>
    );
  }
  return (
    <li className={`${classes.item ?? ''} ${classes.refused ?? ''}`} role="alert">
      <span>
        {composer.uploadFailed(name)}. {why}
      </span>
      <CloseButton size="xs" iconSize={12} aria-label={composer.remove(name)} onClick={dismiss} />
    </li>
  );
}

interface AlongItem {
  readonly key: string;
  readonly name: string;
  readonly kind: 'products' | 'articles';
}

function itemsOf(part: ReplyPart): readonly AlongItem[] {
  if (part.kind === 'products')
    return part.products.map(({ productId, name }) => ({
      key: `product ${productId}`,
      name,
      kind: part.kind,
    }));
  if (part.kind === 'articles')
    return part.articles.map(({ articleId, title }) => ({
      key: `article ${articleId}`,
      name: title,
      kind: part.kind,
    }));
  return [];
}

function withoutItem(parts: readonly ReplyPart[], key: string): readonly ReplyPart[] {
  return parts.flatMap((part): readonly ReplyPart[] => {
    if (part.kind === 'products') {
      const products = part.products.filter(({ productId }) => `product ${productId}` !== key);
      return products.length === 0 ? [] : [{ ...part, products }];
    }
    if (part.kind === 'articles') {
      const articles = part.articles.filter(({ articleId }) => `article ${articleId}` !== key);
      return articles.length === 0 ? [] : [{ ...part, articles }];
    }
    return [part];
  });
}
