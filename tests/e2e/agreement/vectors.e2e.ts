/** In the browser as in Node, to the last bit. */
import { expect } from '@playwright/test'
import { isAsExpected, reckonVector } from '@intercoder/agreement/testing'
import { askClient } from './client-figures.ts'
import { families, readVectors, test } from './vector-page.ts'

for (const family of families) {
  test(`P8 the vectors of ${family} hold in a worker of a browser`, async ({ page, vectorPage }) => {
    const cases = await readVectors(family)
    await page.goto(vectorPage)
    const reckoned = await page.evaluate(([family, cases]) => window.reckon(family, cases), [family, cases] as const)
    expect(reckoned.flatMap(({ faults }) => faults)).toEqual([])
    expect(reckoned.map(({ figures }) => figures.length)).toEqual(cases.map(({ expected }) => expected.length))
    expect(reckoned).toEqual(cases.map((one) => reckonVector(family, one)))
  })
}

test('P8 the worker of the client gives the figures that the vectors of spans expect', async ({ page, house }) => {
  await page.goto(house.url)
  let judged = 0
  for (const vector of await readVectors('spans')) {
    for (const { figure, expected } of await askClient(page, vector as Parameters<typeof askClient>[1])) {
      const said = `${vector.id}: ${JSON.stringify(expected)}, not ${JSON.stringify(figure)}`
      expect(figure !== null && isAsExpected(figure, expected), said).toBe(true)
      judged++
    }
  }
  expect(judged).toBeGreaterThan(700)
})
