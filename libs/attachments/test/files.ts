const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** Whole files of 30 by 20 pixels, as an encoder writes them. */
export const images = {
  png: base64(
    'iVBORw0KGgoAAAANSUhEUgAAAB4AAAAUCAMAAACtdX32AAAAA1BMVEX///+nxBvIAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAD0lEQVQoz2NgGAWjgD4AAAJsAAFuBnCjAAAAAElFTkSuQmCC',
  ),
  jpeg: base64(
    '/9j/2wBDAP//////////////////////////////////////////////////////////////////////////////////////2wBDAf//////////////////////////////////////////////////////////////////////////////////////wAARCAAUAB4DASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/AKAAAAAAAA//2Q==',
  ),
  gif: base64('R0lGODlhHgAUAIAAAExpcf///yH5BAUAAAAALAAAAAAeABQAAAIXjI+py+0Po5y02ouz3rz7D4biSJZmUgAAOw=='),
  'webp, lossy': base64('UklGRjIAAABXRUJQVlA4ICYAAADQAgCdASoeABQAP83i624/tzEqKAgD8DmJaQAAPaOgAP7pEAAAAA=='),
  'webp, lossless': base64('UklGRh4AAABXRUJQVlA4TBEAAAAvHcAEAAfQ//73v/+BiOh/AAA='),
  'webp, extended': base64(
    'UklGRlYAAABXRUJQVlA4WAoAAAAQAAAAHQAAEwAAQUxQSAoAAAABB1DAiAhERP8DVlA4ICYAAADQAgCdASoeABQAP83i624/tzEqKAgD8DmJaQAAPaOgAP7pZBwAAA==',
  ),
} as const;

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
