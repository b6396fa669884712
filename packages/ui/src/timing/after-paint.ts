/** In the frame after the next one. Answers how to call it off. In a tab that is hidden nothing is painted. */
export function afterPaint(work: () => void): () => void {
  if (document.hidden) {
    queueMicrotask(work)
    return () => {}
  }
  let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(work)))
  return () => cancelAnimationFrame(frame)
}
