/** Scrolls as little as it takes for an element that has just appeared to be seen. */
export function comeIntoView(element: HTMLElement): void {
  element.scrollIntoView({ block: 'nearest' })
}
