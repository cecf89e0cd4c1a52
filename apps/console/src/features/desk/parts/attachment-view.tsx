import type { Attachment, AttachmentLink } from '#protocol';
import { UnstyledButton } from '@mantine/core';
import { IconFileTypePdf, IconPhoto } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../../shared/api/request.js';
import { isForgotten } from '../../../shared/forgotten/remembered.js';
import { useWords } from '../../../shared/i18n/locale.js';
import { useFormat } from '../../../shared/i18n/use-format.js';
import { isPage } from './is-page.js';
import classes from './parts.module.css';

const HOUR = 3_600_000;
const [WIDEST, HIGHEST] = [220, 160];

/** The link is asked for when it is wanted: it opens the file for some time, and is not kept in the transcript. */
const useLink = (attachmentId: string) =>
  useQuery({
    queryKey: ['attachment-link', attachmentId],
    queryFn: async () =>
      (await request(`/api/attachments/${encodeURIComponent(attachmentId)}/link`)) as AttachmentLink,
    staleTime: HOUR / 12,
    gcTime: HOUR,
  });

/**
 * An image as a picture whose place is kept from its size, a PDF as its name. Both open beside the desk; what the
 * server sends along keeps them from running anything.
 */
export function AttachmentView({ attachment }: { readonly attachment: Attachment }) {
  const { acts, app } = useWords();
  const { bytes } = useFormat();
  const { attachmentId, type, width, height } = attachment;
  const name = isForgotten(attachment.name) ? app.forgotten : attachment.name;
  const link = useLink(attachmentId);
  const [broken, setBroken] = useState(false);
  const url = isPage(link.data?.url) ? link.data.url : undefined;
  const isImage = type !== 'application/pdf';
  const asPicture = isImage && !broken && !link.isError;
  const open = (): void => {
    if (url !== undefined) window.open(url, '_blank', 'noopener,noreferrer');
  };
  const scale = Math.min(1, WIDEST / (width ?? WIDEST), HIGHEST / (height ?? HIGHEST));
  return (
    <UnstyledButton
      className={classes.attachment}
      aria-label={asPicture ? acts.openFile(name) : undefined}
      title={acts.openFile(name)}
      disabled={url === undefined}
      onClick={open}
    >
      {asPicture ? (
        <span
          className={classes.image}
          style={{ width: (width ?? WIDEST) * scale, height: (height ?? HIGHEST) * scale }}
        >
          {url !== undefined && <img src={url} alt={name} loading="lazy" onError={() => setBroken(true)} />}
        </span>
      ) : (
        <span className={classes.file}>
          {isImage ? <IconPhoto size={20} aria-hidden /> : <IconFileTypePdf size={20} aria-hidden />}
          <span>
            <span className={classes.fileName}>{name}</span>
            <span className={classes.dim}>
              {link.isError || broken ? acts.fileFailed : bytes(attachment.bytes)}
            </span>
          </span>
        </span>
      )}
    </UnstyledButton>
  );
}
