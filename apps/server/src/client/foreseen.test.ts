import { expect, test } from 'vitest'
import { foreseeParts } from './foreseen.ts'

test('the parts of a page are those that the browser would come upon, in their order', () => {
  const page = `<link rel="icon" href="/icon.svg" /><script src="/theme.js"></script>
    <link rel="preload" href="/api/session" as="fetch" crossorigin="anonymous" />
    <link href="/_app/bundle.js" rel="modulepreload"><link href="/_app/bundle.css" rel="stylesheet">
    <script>import("/_app/bundle.js")</script>`
  expect(foreseeParts(page)).toEqual([
    '</theme.js>; rel=preload; as=script',
    '</api/session>; rel=preload; as=fetch; crossorigin=anonymous',
    '</_app/bundle.js>; rel=modulepreload',
    '</_app/bundle.css>; rel=preload; as=style',
  ])
})
