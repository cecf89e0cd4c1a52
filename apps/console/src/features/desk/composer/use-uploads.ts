import type { Attachment } from '#protocol';
import { useCallback, useState } from 'react';
import type { Store } from '../../../shared/link/store.js';
import { type Composition, MOST_ATTACHMENTS } from './compositions.js';
import { failed, refusalOf, type Upload, upload } from './uploads.js';

let count = 0;

/** Files that are added to a reply: each on its own, so that one that is refused does not hold up the others. */
export function useUploads(conversationId: string, composition: Store<Composition>) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const dismiss = useCallback(
    (key: string) => setUploads((all) => all.filter((each) => each.key !== key)),
    [],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      const room = MOST_ATTACHMENTS - composition.get().attachments.length;
      setTooMany(files.length > room);
      for (const file of files.slice(0, Math.max(0, room))) {
        const refusal = refusalOf(file);
        const one: Upload = { key: String(++count), name: file.name, ...(refusal && { refusal }) };
        setUploads((all) => [...all, one]);
        if (refusal) continue;
        const taken = (attachment: Attachment): void => {
          dismiss(one.key);
          composition.change((now) => ({
            ...now,
            mode: 'reply',
            attachments: [...now.attachments, attachment].slice(0, MOST_ATTACHMENTS),
          }));
        };
        upload(file, conversationId).then(taken, (error: unknown) =>
          setUploads((all) => all.map((each) => (each.key === one.key ? failed(each, error) : each))),
        );
      }
    },
    [conversationId, composition, dismiss],
  );
  return { uploads, tooMany, add, dismiss };
}
export type Uploads = ReturnType<typeof useUploads>;
