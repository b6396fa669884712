const families = ['--font-interface', '--font-reading']

/** Asks for the letters before anything is set in them, so that no line breaks anew while it is read; others stand in for those that do not come. */
export async function loadLetters(): Promise<void> {
  const style = getComputedStyle(document.documentElement)
  await Promise.allSettled(families.map((family) => document.fonts.load(`1em ${style.getPropertyValue(family)}`)))
}
