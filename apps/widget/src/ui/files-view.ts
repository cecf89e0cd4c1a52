import { html, nothing, type TemplateResult } from 'lit';
import type { Attachment } from '#protocol';
import { sizeOf } from '../files/acceptable.js';
import type { Upload } from '../files/uploads.js';
import type { View } from './acts.js';
import { fileIcon, smallCloseIcon } from './icons.js';

/** Largest side of a preview in the transcript, in pixels. */
const LARGEST = 220;

/** The files of a message: pictures as pictures, the rest by name. */
export function attached(
  { words, language, acts }: View,
  files: readonly Attachment[] | undefined,
): TemplateResult | typeof nothing {
  if (files === undefined) return nothing;
  return html`<ul class="files">
    ${files.map(({ attachmentId, name, type, bytes, width, height }) => {
      const known = typeof name === 'string' ? name : words.forgotten;
      const isPicture = type !== 'application/pdf' && width !== undefined && height !== undefined;
      return html`<li>
        <button
          class=${isPicture ? 'picture' : 'file'}
          aria-label=${isPicture ? words.openFile(known) : nothing}
          title=${words.openFile(known)}
          @click=${() => acts.openFile(attachmentId, known)}
        >
          ${
            isPicture
              ? html`<presage-picture .box=${fit(width, height)} .source=${attachmentId}></presage-picture>`
              : html`${fileIcon}<span class="name" dir="auto">${known}</span
                  ><small>${sizeOf(bytes, language)}</small>`
          }
        </button>
      </li>`;
    })}
  </ul>`;
}

/** The size at which a picture is shown, so that its place is there before it is. */
export function fit(width: number, height: number, largest = LARGEST): readonly [number, number] {
  const scale = Math.min(1, largest / Math.max(width, height));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** The files of the message that is being written. */
export function pending({ words, language, acts, uploads }: View): TemplateResult | typeof nothing {
  if (uploads.length === 0) return nothing;
  return html`<ul class="pending" aria-label=${words.attachments}>
    ${uploads.map(
      (upload) =>
        html`<li class=${upload.problem === undefined ? '' : 'problem'}>
          ${
            upload.file?.type.startsWith('image/') && upload.problem === undefined
              ? html`<presage-picture .box=${[40, 40]} .source=${upload.file}></presage-picture>`
              : fileIcon
          }
          <span class="name"><span dir="auto">${upload.name}</span>${how(upload, { words, language })}</span>
          ${
            upload.problem === 'failed'
              ? html`<button class="link" @click=${() => acts.retryFile(upload.id)}>${words.retry}</button>`
              : nothing
          }
          <button
            class="small"
            aria-label=${words.removeFile(upload.name)}
            title=${words.removeFile(upload.name)}
            @click=${() => acts.removeFile(upload.id)}
          >
            ${smallCloseIcon}
          </button>
        </li>`,
    )}
  </ul>`;
}

function how(
  { problem, stored, progress, name, bytes }: Upload,
  { words, language }: Pick<View, 'words' | 'language'>,
): TemplateResult {
  if (problem !== undefined) return html`<small role="alert">${words.fileProblem[problem]}</small>`;
  if (stored !== undefined) return html`<small>${sizeOf(bytes, language)}</small>`;
  return html`<progress max="1" .value=${progress} aria-label=${words.uploading(name)}></progress>`;
}
