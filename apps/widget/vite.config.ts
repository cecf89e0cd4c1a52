import { defineConfig, type Plugin } from 'vite';

/** Indentation inside templates and style sheets would ship to every page; a line break alone means the same. */
const dropIndentation: Plugin = {
  name: 'drop-indentation',
  transform: (code, id) =>
    /\/(ui|markdown)\/[^/]+\.ts$/.test(id) ? code.replaceAll(/\n\s+/g, '\n') : undefined,
};

/**
 * Parts of the socket client that Presage's protocol never uses (1.8 kB gzip): it is JSON over websocket or polling,
 * without binary attachments and without WebTransport. A new version that imports more from them fails the build.
 */
const NOT_USED: Readonly<Record<string, string>> = {
  './webtransport.js': 'export const WT = undefined;',
  './is-binary.js': 'export const isBinary = () => false, hasBinary = isBinary;',
  './binary.js':
    'export const deconstructPacket = (packet) => ({ packet, buffers: [] }), reconstructPacket = (p) => p;',
};
const slimSocketClient: Plugin = {
  name: 'slim-socket-client',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (source in NOT_USED && importer?.includes('.io-')) return `\0not-used:${source}`;
    if (source !== 'socket.io-client') return undefined;
    // Its index keeps a cache of managers by address; the widget has one and makes it itself.
    const index = await this.resolve(source, importer, { skipSelf: true });
    return index?.id.replace(/index\.js$/, 'manager.js');
  },
  load: (id) => (id.startsWith('\0not-used:') ? NOT_USED[id.slice('\0not-used:'.length)] : undefined),
};

/** Pages that state no encoding read a script in an old one; escapes mean the same in every encoding. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = file.code.replaceAll(/[\u0080-\uffff]/g, escaped);
    }
  },
};
const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One classic script: a shop adds one tag, and nothing else is ever fetched. */
export default defineConfig({
  plugins: [dropIndentation, slimSocketClient, asciiOnly],
  build: {
    target: 'es2022',
    lib: { entry: 'src/main.ts', formats: ['iife'], name: 'PresageWidget', fileName: () => 'presage.js' },
    sourcemap: false,
  },
});
