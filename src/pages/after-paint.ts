/** Runs `task` once the next frame is drawn; in a hidden tab, where none is, soon. Returns the way to stop. */
export function afterPaint(task: () => void): () => void {
  let timer = setTimeout(task, 300);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(task);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}
