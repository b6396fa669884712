/** How a passage stands in a box that may be too low for it: it begins with the words in question, and tells where there is more. */

/** Scrolls to the words, and marks the edges behind which there is more. */
export function showWords(box: HTMLElement): () => void {
  box.scrollTop = startOfWords(box)
  const tellMore = () => {
    box.toggleAttribute('data-above', box.scrollTop > 1)
    box.toggleAttribute('data-below', box.scrollTop + box.clientHeight < box.scrollHeight - 1)
  }
  const watch = new ResizeObserver(tellMore)
  for (const element of [box, ...box.children]) watch.observe(element)
  box.addEventListener('scroll', tellMore, { passive: true })
  tellMore()
  return () => {
    watch.disconnect()
    box.removeEventListener('scroll', tellMore)
  }
}

/** With the turn before the words where it is short, else from the start of their own turn, else with the line before them. */
function startOfWords(box: HTMLElement): number {
  const words = box.querySelector('mark')
  const turn = words?.closest('p')
  const first = words?.getClientRects()[0]
  if (!turn || !first) return 0
  const top = box.getBoundingClientRect().top - box.scrollTop
  const line = Number.parseFloat(getComputedStyle(turn).lineHeight)
  const start = (first.top + first.bottom - line) / 2 - top
  const starts = [turn.previousElementSibling, turn].flatMap((each) =>
    each ? [each.getBoundingClientRect().top - gapAbove(each) - top] : [],
  )
  return starts.find((each) => start - each <= box.clientHeight / 3) ?? start - line
}

/** So much of what stands before a turn lies empty. */
function gapAbove(turn: Element): number {
  const before = turn.previousElementSibling
  return before ? turn.getBoundingClientRect().top - before.getBoundingClientRect().bottom : 0
}
