/** Loaded into a program before it: tells whoever started it, when asked, how much memory is in use. */
process.on('message', () => {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send?.({ used: heapUsed + external, resident: rss });
});
// Listening is no reason to live on.
process.channel?.unref();
