import { onDestroy } from 'svelte'

/** For a component that waits for an answer and then goes elsewhere: tells whether it is still shown by then. */
export function watchLeaving(): () => boolean {
  let isShown = true
  onDestroy(() => (isShown = false))
  return () => isShown
}
