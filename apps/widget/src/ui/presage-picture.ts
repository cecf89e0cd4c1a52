/** Draws a picture. By canvas, because a strict content policy lets no `blob:` address into an image. */
export class PresagePicture extends HTMLElement {
  /** How a picture that lies at the server is had, by its attachment's id. */
  static fetch: (attachmentId: string) => Promise<Blob> = () => Promise.reject(new Error('Nothing fetches.'));

  /** Width and height, in CSS pixels; set before the source. */
  box: readonly [number, number] = [40, 40];
  private wanted: File | string | undefined;

  /** A file of this browser, or an attachment's id. */
  set source(source: File | string) {
    if (source === this.wanted) return;
    this.wanted = source;
    if (this.isConnected) this.show();
  }

  connectedCallback(): void {
    this.show();
  }

  private show(): void {
    const canvas = document.createElement('canvas');
    const [width, height] = this.box;
    const sharp = Math.min(devicePixelRatio, 2);
    canvas.width = width * sharp;
    canvas.height = height * sharp;
    canvas.style.width = `${String(width)}px`;
    canvas.style.height = `${String(height)}px`;
    this.replaceChildren(canvas);
    this.classList.remove('gone');
    this.draw(canvas).catch(() => this.classList.add('gone'));
  }

  private async draw(canvas: HTMLCanvasElement): Promise<void> {
    const source = this.wanted;
    if (source === undefined) return;
    const picture = await createImageBitmap(
      typeof source === 'string' ? await PresagePicture.fetch(source) : source,
    );
    const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    const [x, y] = [(canvas.width - width) / 2, (canvas.height - height) / 2];
    canvas.getContext('2d')?.drawImage(picture, x, y, width, height);
    picture.close();
  }
}
