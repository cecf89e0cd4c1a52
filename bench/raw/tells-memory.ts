/** Loaded into a program before it: tells whoever started it, when asked, how much memory and time it has used. */
process.on('message', (asked) => {
  if (asked === 'memory') globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send?.({ used: heapUsed + external, resident: rss, cpu: user + system });
});
// Listening is no reason to live on.
process.channel?.unref();
