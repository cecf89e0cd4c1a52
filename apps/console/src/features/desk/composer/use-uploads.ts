import type { Attachment } from '#protocol';
import { useCallback, useRef, useState } from 'react';
import type { Store } from '../../../shared/link/store.js';
import { type Composition, MOST_ATTACHMENTS } from './compositions.js';
import { failed, refusalOf, type Upload, upload } from './uploads.js';

let count = 0;

/** Files that are added to a reply: each on its own, so that one that is refused does not hold up the others. */
export function useUploads(conversationId: string, composition: Store<Composition>) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [tooMany, setTooMany] = useState(false);
  const underWay = useRef(0);
  const dismiss = useCallback(
    (key: string) => setUploads((all) => all.filter((each) => each.key !== key)),
    [],
  );
  const add = useCallback(
    (files: readonly File[]) => {
      const room = Math.max(0, MOST_ATTACHMENTS - composition.get().attachments.length - underWay.current);
      setTooMany(files.length > room);
      for (const file of files.slice(0, room)) {
        const refusal = refusalOf(file);
        const one: Upload = { key: String(++count), name: file.name, ...(refusal && { refusal }) };
        setUploads((all) => [...all, one]);
        if (refusal) continue;
        const taken = (attachment: Attachment): void => {
          dismiss(one.key);
          if (!attached(composition, attachment)) setTooMany(true);
        };
        underWay.current += 1;
        upload(file, conversationId)
          .finally(() => (underWay.current -= 1))
          .then(taken, (error: unknown) =>
            setUploads((all) => all.map((each) => (each.key === one.key ? failed(each, error) : each))),
          );
      }
    },
    [conversationId, composition, dismiss],
  );
  const onItsWay = uploads.some(({ refusal, problem }) => refusal === undefined && problem === undefined);
  return { uploads, tooMany, add, dismiss, underWay: onItsWay };
}

/** @returns whether there was room: left and come back to meanwhile, the composer had known of what is stored only */
function attached(composition: Store<Composition>, attachment: Attachment): boolean {
  if (composition.get().attachments.length >= MOST_ATTACHMENTS) return false;
  composition.change((now) => ({ ...now, mode: 'reply', attachments: [...now.attachments, attachment] }));
  return true;
}

export type Uploads = ReturnType<typeof useUploads>;
