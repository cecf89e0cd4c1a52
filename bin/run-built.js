import { checkNode, ensureCompiled, ensureInstalled, root } from './set-up.js';

/** Runs a compiled program of this house, after installing and compiling where needed. */
export async function runBuilt(program) {
  checkNode();
  ensureInstalled();
  ensureCompiled();
  await import(`${root}dist/${program}`);
}
