/** Ends with 0 where the server of this container is ready, else with 1: the images' health check. */
const port = process.env.PORT ?? '3000';
const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(ready ? 0 : 1);
