/** ms: a page that nobody sees draws no frames. */
const NO_FRAME = 200;

/** Ends when what has changed until now is on the screen. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => {
    // The view is drawn in a turn of its own, and its effects come after the next frame.
    requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)));
    setTimeout(resolve, NO_FRAME);
  });
}
