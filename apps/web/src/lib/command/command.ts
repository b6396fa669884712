/** Something that can be done, whichever way it is asked for: by key, from the palette, from a button. */
export interface Command {
  id: string
  label: string
  group: string
  /** Keys that do it, as `isPress` reads them; the first is the one shown. */
  keys?: readonly string[]
  /** Answers false where the press was not for it after all, so that the browser may have it. */
  run: () => unknown
  disabled?: boolean
  /** Works only with the keyboard in the text, such as Enter, which means other things elsewhere. */
  onlyInText?: boolean
  /** Makes no sense to choose from a list. */
  isKeyOnly?: boolean
}

/** The groups of a list of commands, in the order in which they first come up. */
export function groupCommands(commands: readonly Command[]): [string, Command[]][] {
  return [...Map.groupBy(commands, (command) => command.group)]
}
