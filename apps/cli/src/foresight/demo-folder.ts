import { fileURLToPath } from 'node:url';

/** The demo shop's data, beside the program. */
export const DEMO_FOLDER = fileURLToPath(new URL('../../../../../demo/', import.meta.url));
