#!/usr/bin/env node
/** `npm start`: installs if needed, builds if needed, and runs the server in this terminal. */
import { spawn } from 'node:child_process';
import { checkNode, ensureCompiled, ensureInstalled, ensurePages, root } from './bin/set-up.js';

/** Requests make many objects that live for a moment: with 64 MB for them, collecting costs half as much. */
const ROOM_FOR_YOUNG = '--max-semi-space-size=64';

checkNode();
ensureInstalled();
ensureCompiled();
ensurePages();

/** The server is a child in the same terminal: it gets the same signals, and its exit code becomes ours. */
const server = spawn(process.execPath, ['--enable-source-maps', ROOM_FOR_YOUNG, `${root}dist/src/main.js`], {
  cwd: root,
  stdio: 'inherit',
});
// A terminal sends Ctrl-C to both; the server knows the echo. Whoever signals only this process means it too.
process.on('SIGINT', () => server.kill('SIGINT'));
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
