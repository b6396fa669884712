import { openDocument, readTranscript } from '@intercoder/documents'
import type { ProjectId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { interview, TestHouse, zip, type Person } from '../../testing/index.ts'

let house: TestHouse
let owner: Person
let lead: Person
let coder: Person
let project: ProjectId
let own: string

beforeAll(async () => {
  house = await TestHouse.open()
  owner = await house.register('Olga Owner')
  lead = await house.register('Lars Lead')
  coder = await house.register('Cora Coder')
})
afterAll(() => house.close())

beforeEach(async () => {
  project = await house.startProject(owner)
  own = `/api/projects/${project}`
})

describe('a preview', () => {
  test('tells what the file holds and keeps nothing', async () => {
    const preview = await owner.upload(`${own}/sources/preview`, 'A T1 nurse.txt', interview)
    expect(preview.body).toMatchObject({
      name: 'A T1 nurse',
      format: 'text',
      style: 'labels',
      charset: 'utf-8',
      turns: 4,
      words: 20,
      sameAs: null,
      speakers: [
        { label: 'Interviewer', turns: 2, proposed: true },
        { label: 'Nurse', turns: 2, proposed: true },
      ],
    })
    expect(preview.body.sample[1]).toEqual({
      speaker: 'Nurse',
      text: 'With a letter that nobody read.',
      start: null,
      end: null,
    })
    expect((await owner.get(`${own}/sources`)).body).toEqual([])
  })

  test('follows what is decided about speakers, and a charset', async () => {
    const latin = Buffer.from('Nurse: Café in the morning.\nDoctor: Caffè at night.', 'latin1')
    const settings = { charset: 'windows-1252', speakers: { Doctor: { as: 'speaker', name: 'Nurse' } } }
    const preview = await owner.upload(`${own}/sources/preview`, 'x.txt', new Uint8Array(latin), settings)
    expect(preview.body.sample.map((turn: { speaker: string }) => turn.speaker)).toEqual(['Nurse', 'Nurse'])
    expect(preview.body.sample[0].text).toContain('Café')
  })

  test('notices a file that is a source already, whatever it is called', async () => {
    const source = await house.importText(project, owner)
    const again = await owner.upload(`${own}/sources/preview`, 'other-name.txt', interview)
    expect(again.body.sameAs).toEqual({ source, name: 'interview' })
    const elsewhere = await house.startProject(owner, 'Another')
    expect((await owner.upload(`/api/projects/${elsewhere}/sources/preview`, 'x.txt', interview)).body.sameAs).toBe(
      null,
    )
  })
})

describe('an import', () => {
  test('makes a source, its transcript in the log under the name of who brought it, and keeps the file', async () => {
    const inCase = (await owner.post(`${own}/cases`, { name: 'Hospital H' })).body.id
    await owner.put(`${own}/waves`, [{ name: 'T1' }])
    const settings = {
      name: 'H T1 Nurse',
      case: inCase,
      wave: 'T1',
      date: '2010-03-01',
      kind: 'interview',
      participants: [{ speaker: 'Nurse', role: 'ward nurse' }],
      speakers: { Interviewer: { as: 'speaker', name: 'Researcher' } },
    }
    const made = await owner.upload(`${own}/sources`, 'h/t1 "nurse".txt', interview, settings)
    expect(made.status).toBe(201)
    const { speakers: _, ...facts } = settings
    expect(made.body.source).toMatchObject(facts)
    const { id } = made.body.source
    const { tail } = await house.house.log.load(nameDocument('transcript', id))
    expect(tail.map(({ account }) => account)).toEqual([owner.id])
    const { turns } = readTranscript(openDocument(...tail.map(({ update }) => update)))
    expect(turns.map(({ speaker }) => speaker)).toEqual(['Researcher', 'Nurse', 'Researcher', 'Nurse'])
    expect((await owner.get(`${own}/sources`)).body).toMatchObject([
      {
        source: { id },
        words: 20,
        turns: 4,
        addedBy: owner.id,
        file: { name: 't1 "nurse".txt', bytes: interview.length },
        mayCorrect: true,
        codings: [],
      },
    ])
  })

  test('of the original gives back every byte, to be saved and not shown', async () => {
    const bytes = new Uint8Array(Buffer.from('\ufeffNurse: <script>alert(1)</script>\r\nNurse: more', 'utf8'))
    const made = await owner.upload(`${own}/sources`, 'schön & gut.html.txt', bytes)
    const file = await owner.get(`${own}/sources/${made.body.source.id}/file`)
    expect(new Uint8Array(file.body)).toEqual(bytes)
    expect(file.headers.get('content-type')).toBe('application/octet-stream')
    expect(file.headers.get('x-content-type-options')).toBe('nosniff')
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="sch_n & gut.html.txt"; filename*=UTF-8''sch%C3%B6n%20%26%20gut.html.txt`,
    )
  })

  test.each([
    ['a case that is not there', { case: 'x'.repeat(22) }, { kind: 'unknown-case', case: 'x'.repeat(22) }],
    ['a wave that is not there', { wave: 'T9' }, { kind: 'unknown-wave', name: 'T9' }],
    ['a day that is none', { date: '2010-02-30' }, { kind: 'invalid' }],
    ['a kind that is none', { kind: 'rumour' }, { kind: 'invalid' }],
  ])('into %s is refused by name, and nothing is kept', async (_, settings, refusal) => {
    const answer = await owner.upload(`${own}/sources`, 'x.txt', interview, settings)
    expect(answer.body.refusal).toMatchObject(refusal)
    expect((await owner.get(`${own}/sources`)).body).toEqual([])
  })

  test('has a name, even of a file that is nothing but an extension', async () => {
    expect((await owner.upload(`${own}/sources/preview`, '.txt', interview)).body.name).toBe('.txt')
    expect((await owner.upload(`${own}/sources`, '.txt', interview)).body.source.name).toBe('.txt')
  })

  test('P7 goes only where a lead leads, and moving a source needs both places', async () => {
    const here = (await owner.post(`${own}/cases`, { name: 'Hospital H' })).body.id
    const elsewhere = (await owner.post(`${own}/cases`, { name: 'Hospital C' })).body.id
    await house.join(project, owner, lead, 'lead', [here])
    const put = (settings: object) => lead.upload(`${own}/sources`, 'x.txt', interview, settings)
    expect((await put({ case: elsewhere })).body.refusal).toEqual({ kind: 'forbidden' })
    expect((await put({})).status).toBe(201)
    const source = (await put({ case: here })).body.source.id
    expect((await lead.patch(`${own}/sources/${source}`, { case: elsewhere })).body.refusal).toEqual({
      kind: 'forbidden',
    })
    expect((await lead.patch(`${own}/sources/${source}`, { name: 'New name' })).body.source).toMatchObject({
      name: 'New name',
      case: here,
    })
    await owner.patch(`${own}/sources/${source}`, { case: elsewhere })
    expect((await lead.patch(`${own}/sources/${source}`, { name: 'Too late' })).status).toBe(403)
    expect((await lead.get(`${own}/sources/${source}`)).body.abilities).not.toContain('transcript.correct')
  })
})

describe('P6 a file that cannot be a source', () => {
  const bomb = zip({
    '[Content_Types].xml': Buffer.from('<Types/>'),
    'word/document.xml': Buffer.alloc(200 * 1024 * 1024, ' '),
  })
  const files: [string, string, string | Uint8Array<ArrayBuffer>, object][] = [
    ['an empty one', 'x.txt', '', { kind: 'empty' }],
    ['one that unpacks to 200 MB', 'x.docx', bomb, {}],
    [
      'a picture',
      'x.txt',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      { kind: 'unsupported', format: 'image' },
    ],
    ['half a document', 'x.docx', new Uint8Array(bomb.slice(0, 4000)), {}],
    ['a document without words', 'x.vtt', 'WEBVTT\n\n', { kind: 'no-words' }],
  ]

  test.each(files)('is refused with the reason: %s', async (_, name, contents, why) => {
    const answer = await owner.upload(`${own}/sources`, name, contents)
    expect([answer.status, answer.body.refusal]).toMatchObject([422, { kind: 'unreadable', why }])
    expect((await owner.get(`${own}/sources`)).body).toEqual([])
  })

  test('meanwhile everybody else is served', async () => {
    const uploads = Array.from({ length: 6 }, () => owner.upload(`${own}/sources/preview`, 'x.docx', bomb))
    let served = 0
    const asking = (async () => {
      while (served < 20) {
        expect((await coder.get('/api/projects')).status).toBe(200)
        served++
      }
    })()
    await asking
    expect((await Promise.all(uploads)).map(({ status }) => status)).toEqual(uploads.map(() => 422))
    expect((await owner.upload(`${own}/sources/preview`, 'x.txt', interview)).status).toBe(200)
  })

  test('larger than any file may be is not even read', async () => {
    owner.headers = { 'content-length': String(70 * 1024 * 1024) }
    const answer = await owner.upload(`${own}/sources`, 'x.txt', interview)
    owner.headers = {}
    expect([answer.status, answer.body.refusal.kind]).toEqual([413, 'too-large'])
  })

  test.each([
    ['no file', async () => owner.send('POST', `${own}/sources`)],
    ['a body that is no form', async () => owner.post(`${own}/sources`, { file: 'x' })],
    ['settings that are no JSON', async () => owner.upload(`${own}/sources`, 'x.txt', interview, 'nonsense' as never)],
  ])('is told what is wrong: %s', async (_, send) => {
    expect((await send()).body.refusal.kind).toBe('invalid')
  })
})

describe('a deleted source', () => {
  test('is out of sight and comes back whole', async () => {
    const source = await house.importText(project, owner)
    const before = (await owner.get(`${own}/sources/${source}`)).body
    expect((await owner.delete(`${own}/sources/${source}`)).status).toBe(204)
    expect((await owner.get(`${own}/sources`)).body).toEqual([])
    expect((await owner.get(`${own}/sources/${source}`)).status).toBe(404)
    expect((await owner.get(`${own}/sources/${source}/file`)).status).toBe(404)
    expect((await owner.post(`${own}/sources/${source}/restoration`)).status).toBe(200)
    expect((await owner.get(`${own}/sources/${source}`)).body).toEqual(before)
  })
})
