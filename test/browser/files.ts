import type { Locator, Page } from 'playwright-core';
import { picture } from './picture.js';

interface SentFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** A page of nothing. */
export const pdf: SentFile = {
  name: 'invoice.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
};

/** What a context must be allowed for {@link pastePicture}. */
export const MAY_COPY = ['clipboard-read', 'clipboard-write'];

const bytesOf = ({ buffer }: SentFile): string =>
  `Uint8Array.from(atob('${buffer.toString('base64')}'), (letter) => letter.charCodeAt(0))`;

/** Copies a picture, as from another window, and pastes it by the keys. The browser calls it `image.png`. */
export async function pastePicture(page: Page, box: Locator): Promise<void> {
  const blob = `new Blob([${bytesOf(picture)}], { type: 'image/png' })`;
  await page.evaluate(`navigator.clipboard.write([new ClipboardItem({ 'image/png': ${blob} })])`);
  await box.press('ControlOrMeta+V');
}

/** Drags a file over something; the way to let go of it there. */
export async function drag(page: Page, file: SentFile, over: Locator): Promise<() => Promise<void>> {
  const dataTransfer = await page.evaluateHandle(
    `(() => {
      const data = new DataTransfer();
      data.items.add(new File([${bytesOf(file)}], '${file.name}', { type: '${file.mimeType}' }));
      return data;
    })()`,
  );
  await over.dispatchEvent('dragover', { dataTransfer });
  return () => over.dispatchEvent('drop', { dataTransfer });
}

/** Adds a file to the reply by the desk's menu. */
export async function choose(page: Page, file: SentFile): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add to the reply' }).click();
  await page.getByRole('menuitem', { name: 'Image or PDF…' }).click();
  await (await chooser).setFiles(file);
}
