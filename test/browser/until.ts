const LOOK_EVERY_MS = 100;

/** Looks again and again until it is so; the test's own time limit ends it where it never is. */
export async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
