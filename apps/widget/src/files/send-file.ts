import type { Attachment } from '#protocol';
import type { Site } from '../site.js';
import type { Visitor } from '../visitor/visitor.js';
import type { SendFile } from './uploads.js';

/** `POST /api/attachments`. By XMLHttpRequest, because `fetch` does not say how far an upload is. */
export const sendFile =
  (site: Site, visitor: Visitor): SendFile =>
  async (file, progress, signal) => {
    const { token } = await visitor.current();
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('POST', site.url(`api/attachments?name=${encodeURIComponent(file.name)}`));
      request.setRequestHeader('authorization', `Bearer ${token}`);
      request.setRequestHeader('content-type', 'application/octet-stream');
      request.responseType = 'json';
      request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
      request.onerror = request.onabort = () => reject(new Error('The file did not get through.'));
      request.onload = () => resolve(answerOf(request));
      signal.addEventListener('abort', () => request.abort());
      request.send(file);
    });
  };

function answerOf({ status, response }: XMLHttpRequest): Awaited<ReturnType<SendFile>> {
  if (status >= 200 && status < 300) return { ok: true, value: response as Attachment };
  return {
    ok: false,
    problem: status === 413 ? 'size' : status === 415 || status === 422 ? 'type' : 'failed',
  };
}
