/** What may not be known to be there is answered for as what is not there. */
import { afterAll, describe, expect, test } from 'vitest'
import { TestHouse } from '../testing/index.ts'
import { makeStudy } from './testing/study.ts'

const house = await TestHouse.open()
const study = await makeStudy(house, 'Olga Owner')

afterAll(() => house.close())

describe('P7 forbidden and not there are alike', () => {
  test('to a stranger, a project that is and one that is not', async () => {
    const stranger = await house.register('Nils Nosey')
    for (const path of ['', '/sources', `/sources/${study.ids.source}`, '/cases']) {
      const [real, none] = [
        await stranger.get(study.own + path),
        await stranger.get(`/api/projects/${'x'.repeat(22)}${path}`),
      ]
      expect([real.status, real.body]).toEqual([none.status, none.body])
      expect(real.status).toBe(404)
    }
  })

  test('to a member, a source of another project', async () => {
    const owner = await house.register('Pia Parallel')
    const other = await house.startProject(owner)
    expect((await owner.get(`/api/projects/${other}/sources/${study.ids.source}`)).status).toBe(404)
    expect((await owner.delete(`/api/projects/${other}/sources/${study.ids.source}`)).status).toBe(404)
  })

  test('to everyone, what no path should hold', async () => {
    const owner = await house.register('Quentin Query')
    for (const path of [
      '/api/projects/%00',
      "/api/projects/'%20or%20true",
      `/api/projects/${'x'.repeat(5000)}`,
      '/api/nothing',
    ])
      expect((await owner.get(path)).body).toEqual({ refusal: { kind: 'unknown' } })
  })
})
