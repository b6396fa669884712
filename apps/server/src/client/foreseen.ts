/**
 * What a page is about to ask for, named in the head of the answer that brings it: the browser then asks before it has
 * read a line of the page, and the script finds the answers there instead of waiting for them.
 */

/** Preloads of the scripts and sheets that a built page loads, and of what it preloads itself, in the order of the page. */
export function foreseeParts(page: string): string[] {
  return [...page.matchAll(/<(?:link|script)\s[^>]*>/g)].flatMap(([tag]) => {
    const address = read(tag, 'href') ?? read(tag, 'src')
    const kind = tag.startsWith('<script') ? 'script' : read(tag, 'rel')
    const how = kind === 'preload' ? `preload; as=${read(tag, 'as')}; crossorigin=anonymous` : kind && preloadOf[kind]
    return address && how ? [`<${address}>; rel=${how}`] : []
  })
}

const preloadOf: Record<string, string> = {
  script: 'preload; as=script',
  stylesheet: 'preload; as=style',
  modulepreload: 'modulepreload',
}

function read(tag: string, attribute: string): string | undefined {
  return new RegExp(`\\s${attribute}="([^"]+)"`).exec(tag)?.[1]
}

/**
 * Preloads of what the API is asked for by the page at a path, for somebody who has signed in. Only what that page asks
 * for whatever it is told: an answer that nobody takes is a warning in the browser and work for nothing.
 */
export function foreseeQuestions(path: string): string[] {
  const [, project, source] = /^\/projects\/([\w-]+)(?:\/sources\/([\w-]+))?$/.exec(path) ?? []
  if (!project) return []
  const at = `/api/projects/${project}`
  const asked = source ? [at, `${at}/sources/${source}`, `${at}/my-work`, `${at}/versions`] : [at]
  return asked.map((address) => `<${address}>; rel=preload; as=fetch; crossorigin=anonymous`)
}
