/** Files on their way to being sources. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { interview } from '../coding/desk.ts'
import { hold } from '../harness/hold.ts'
import { expect, test } from '../harness/newcomers.ts'
import { addCases, addSource, startProject } from '../harness/projects.ts'
import { chooseFiles, dropFiles, pasteText, textFile } from './brought-files.ts'

const meeting = `WEBVTT

1
00:00:01.000 --> 00:00:04.000
Asha: Shall we begin with the letters?

2
00:00:04.500 --> 00:00:09.000
Ben: The letters, yes. All forty of them.

3
00:00:09.500 --> 00:00:12.000
Asha: All forty.
`
/** "Café, naïveté, Grüße", as Windows wrote it before UTF-8. */
const letters = Buffer.from('Zo\xeb: Le caf\xe9 \xe9tait ferm\xe9.\nAnn: \x93Gr\xfc\xdfe\x94, she wrote.\n', 'latin1')
const truncatedDocx = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(400, 7)])
const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(200, 3)])

test('many files come in by the button, are looked at, decided on and imported', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  const project = await startProject(page, 'Ward rounds')
  await addCases(page, project, [['Case'], ['Hospital A'], ['Hospital C']])
  await page.goto(project)
  await page.getByRole('link', { name: 'Import sources' }).click()
  const night = `${interview}Note: the recorder was off here.\nNurse X: And then it was morning.\n`
  const files = [
    textFile('night.txt', night),
    { name: 'meeting.vtt', mimeType: 'text/vtt', buffer: Buffer.from(meeting) },
    textFile('letters.txt', letters),
    textFile('nothing.txt', ''),
  ]
  await chooseFiles(page, 'Choose files', files)
  await expect(page.getByText('3 files ready, 1 file cannot be read')).toBeVisible()

  await page.getByRole('group', { name: 'For all files' }).getByLabel('Case').selectOption('Hospital C')
  const first = page.getByRole('region', { name: 'night.txt' })
  await expect(first.getByText(/^night\.txt, \d+ bytes, read as plain text/)).toBeVisible()
  const sample = first.getByRole('group', { name: /^How it begins/ })
  await expect(first.getByRole('row', { name: /^Nurse X/ })).toContainText('1')
  await first.getByLabel('Nurse X is').selectOption('The same as Nurse')
  await first.getByLabel('Shown as, for Nurse', { exact: true }).fill('Ward nurse')
  await first.getByLabel('Role in the study of Nurse', { exact: true }).fill('nurse')
  await first.getByLabel('Interviewer is').selectOption('Not a speaker, part of the text')
  await expect(sample.getByText('Interviewer: How did it begin on your ward?')).toBeVisible()
  await expect(sample.getByText('Ward nurse').first()).toBeVisible()
  await first.getByLabel('Interviewer is').selectOption('A speaker')
  await expect(sample.getByText('How did it begin on your ward?', { exact: true })).toBeVisible()
  await first.getByLabel('Name', { exact: true }).fill('Night nurse')

  await choose(page, 'meeting')
  await expect(page.getByRole('region', { name: 'meeting.vtt' }).getByText('0:04')).toBeVisible()
  await choose(page, 'nothing.txt')
  await expect(
    page.getByText('The file is empty. If it came by mail or from a shared drive, fetch it again.'),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Import all 3' }).click()
  await expect(page.getByText('3 sources were imported.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the sources' }).click()
  await expect(page.getByRole('row', { name: 'Hospital C' })).toBeVisible()
  for (const name of [/^Night nurse nurse/, /^meeting/, /^letters/]) {
    await expect(page.getByRole('row', { name })).toBeVisible()
  }

  await page.getByRole('link', { name: 'Night nurse' }).click()
  const turns = page.locator('.ProseMirror .turn')
  await expect(turns.last()).toContainText('And then it was morning.')
  await expect(turns.last().locator('.turn-head')).toContainText('Ward nurse')
  await page.goBack()

  await page.getByRole('button', { name: 'Actions for letters' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^Download original/ }).click()
  expect((await download).suggestedFilename()).toBe('letters.txt')
  expect((await readFile(await (await download).path())).equals(letters)).toBe(true)
})

test('an import that was a mistake is taken back', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  const project = await startProject(page, 'Ward rounds')
  await page.goto(`${project}/import`)
  await chooseFiles(page, 'Choose files', [textFile('night.txt', interview)])
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.getByRole('link', { name: 'night' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
})

test('a file is imported once, also where a decision about it is still being read, and not once it is left out', async ({
  newcomers,
}) => {
  const { page } = await newcomers.register('Iris Importer')
  const project = await startProject(page, 'Ward rounds')
  await page.goto(`${project}/import`)
  const files = ['night.txt', 'day.txt'].map((name) => textFile(name, interview))
  await chooseFiles(page, 'Choose files', [...files, textFile('nothing.txt', '')])
  const standing = page.getByRole('status').filter({ hasText: /ready|cannot be read|Importing/ })
  await expect(standing).toHaveText('2 files ready, 1 file cannot be read')
  const [readings, imports] = await Promise.all([hold(page, '**/sources/preview'), hold(page, '**/sources')])
  await page.getByLabel('Shown as, for Nurse', { exact: true }).fill('Ward nurse')
  await page.getByRole('button', { name: 'Import all 2' }).click()
  await expect(page.getByText('Importing …').first()).toBeVisible()
  await page.getByRole('button', { name: 'Leave out day.txt' }).click()
  imports.letGo()
  await expect(page.getByText('1 source was imported.')).toBeVisible()
  readings.letGo()
  await chooseFiles(page, 'Add files', [textFile('evening.txt', interview)])
  await expect(standing).toHaveText('1 file ready, 1 file cannot be read')

  await page.goto(project)
  await expect(page.getByRole('link', { name: 'night' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'day' })).toHaveCount(0)
})

test('whoever has left while their files are imported is told of them, and not fetched back', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  const project = await startProject(page, 'Ward rounds')
  await page.goto(`${project}/import`)
  const files = ['night.txt', 'day.txt'].map((name) => textFile(name, interview))
  await chooseFiles(page, 'Choose files', files)
  await expect(page.getByRole('status').filter({ hasText: '2 files ready' })).toBeVisible()
  const imports = await hold(page, '**/sources')
  await page.getByRole('button', { name: 'Import all 2' }).click()
  await page.getByRole('link', { name: 'Codebook' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await expect(page).toHaveURL(/codebook$/)
  imports.letGo()
  await expect(page.getByText('1 source was imported.')).toBeVisible()
  await page.getByRole('button', { name: 'Project: Ward rounds' }).click()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/codebook$/)
  await page.goto(project)
  await expect(page.getByRole('link', { name: 'night' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'day' })).toHaveCount(0)
})

test('letters that the file does not name are guessed, and chosen anew', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  await page.goto(`${await startProject(page, 'Ward rounds')}/import`)
  await chooseFiles(page, 'Choose files', [textFile('letters.txt', letters)])
  const sample = page.getByRole('group', { name: /^How it begins/ })
  await expect(sample.getByText('Le café était fermé.')).toBeVisible()
  await expect(page.getByLabel('Letters are')).toHaveValue('windows-1252')
  await page.getByLabel('Letters are').selectOption('Cyrillic (Windows)')
  await expect(sample.getByText('Le cafй йtait fermй.')).toBeVisible()
  await page.getByLabel('Letters are').selectOption('Western European (Windows)')
  await expect(sample.getByText('“Grüße”, she wrote.')).toBeVisible()
})

test('files dropped on the sources and text pasted among them are read; leaving asks first', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  const project = await startProject(page, 'Ward rounds')
  await page.goto(project)
  await expect(page.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
  await dropFiles(page, [textFile('night.txt', interview), textFile('day.txt', 'A: Here?\nB: Here.\n')])
  await expect(page.getByText('2 files ready')).toBeVisible()
  expect(new URL(page.url()).pathname).toBe(`${project}/import`)
  await pasteText(page, 'Interviewer: And on paper?\nClerk: On paper, always.\n')
  await expect(page.getByText('3 files ready')).toBeVisible()
  await choose(page, 'Pasted text')
  await expect(page.getByRole('row', { name: /^Clerk/ })).toBeVisible()

  await page.getByRole('button', { name: 'Leave out day.txt' }).click()
  await expect(page.getByText('2 files ready')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('3 files ready')).toBeVisible()

  await page.getByRole('link', { name: 'Back to the sources' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('3 files are not imported yet')
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByText('3 files ready')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the sources' }).click()
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nothing to read yet' })).toBeVisible()
})

test('what takes long says that it is being read', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  await page.goto(`${await startProject(page, 'Ward rounds')}/import`)
  const gate = Promise.withResolvers<null>()
  await page.route(/\/sources\/preview/, async (route) => {
    await gate.promise
    await route.continue()
  })
  const files = ['one', 'two', 'three'].map((name) => textFile(`${name}.txt`, interview))
  await chooseFiles(page, 'Choose files', files)
  const list = page.getByRole('list', { name: 'Files to import' })
  await expect(list.getByText('Reading …')).toHaveCount(2)
  await expect(list.getByText('Waiting')).toHaveCount(1)
  await expect(page.getByRole('progressbar', { name: 'Reading one.txt' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  gate.resolve(null)
  await expect(page.getByText('3 files ready')).toBeVisible()
})

test('the same file once more is noticed, and leads to what it became', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  const project = await startProject(page, 'Ward rounds')
  const source = await addSource(page, project, 'Night nurse', interview)
  await page.goto(`${project}/import`)
  await chooseFiles(page, 'Choose files', [
    textFile('renamed since.txt', interview),
    textFile('other.txt', `${interview}\n`),
  ])
  await expect(page.getByText('2 files ready')).toBeVisible()
  await expect(page.getByText('The project has this very file already, as Night nurse.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Night nurse' })).toHaveAttribute('href', `${project}/sources/${source}`)
  await choose(page, 'other')
  await expect(page.getByText('The project has this very file already')).toHaveCount(0)
})

test('P6 each file that cannot be read says why and what to bring instead', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  await page.goto(`${await startProject(page, 'Ward rounds')}/import`)
  const sentences: [name: string, content: Buffer | string, sentence: RegExp, inShort: RegExp][] = [
    [
      'cut.docx',
      truncatedDocx,
      /^The file ends in the middle, as after an interrupted copy\./,
      /it ends in the middle/,
    ],
    ['picture.txt', picture, /^This is (a picture|an image|not text)/, /it is (an image|not text)/],
    ['paper.pdf', '%PDF-1.7\n%âãÏÓ\n', /^This is a PDF, which is not read yet\./, /it is a PDF/],
    ['silence.vtt', 'WEBVTT\n\n', /^Nobody says anything in this file\./, /nobody says anything in it/],
  ]
  await chooseFiles(
    page,
    'Choose files',
    sentences.map(([name, content]) => textFile(name, content)),
  )
  await expect(page.getByText('4 files cannot be read')).toBeVisible()
  const rows = page.getByRole('list', { name: 'Files to import' }).getByRole('listitem')
  for (const [name, , , inShort] of sentences) await expect(rows.filter({ hasText: name })).toContainText(inShort)
  for (const [name, , sentence] of sentences) {
    await choose(page, name)
    await expect(page.getByRole('region', { name, exact: true }).getByText(sentence)).toBeVisible()
  }
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
})

test('a file that is not what its name says is read as what it is, and that is said in its row and above it', async ({
  newcomers,
}) => {
  const { page } = await newcomers.register('Iris Importer')
  await page.goto(`${await startProject(page, 'Ward rounds')}/import`)
  await chooseFiles(page, 'Choose files', [textFile('notes.docx', interview), textFile('night.txt', interview)])
  await expect(page.getByText('2 files ready')).toBeVisible()
  const rows = page.getByRole('list', { name: 'Files to import' }).getByRole('listitem')
  await expect(rows.filter({ hasText: 'notes' })).toContainText('not a Word document')
  await expect(rows.filter({ hasText: 'night' })).not.toContainText('not a')
  const warning = page.getByText('Named .docx, but not a Word document; it was read as plain text.')
  await expect(warning).toHaveCount(1)
  await expect(warning).toBeInViewport()
})

test('what the keyboard comes to on a small screen is not under the bar at the end', async ({ newcomers }) => {
  const { page } = await newcomers.register('Iris Importer')
  await page.setViewportSize({ width: 390, height: 700 })
  await page.goto(`${await startProject(page, 'Ward rounds')}/import`)
  await chooseFiles(page, 'Choose files', [textFile('night.txt', interview), textFile('day.txt', interview)])
  await expect(page.getByText('2 files ready')).toBeVisible()
  const bar = (await page.getByText('2 files ready').boundingBox())!
  await page.getByLabel('Name', { exact: true }).focus()
  const reached = () =>
    page.evaluate(() => {
      const { labels } = document.activeElement as HTMLInputElement
      return { label: labels?.[0]?.innerText, bottom: document.activeElement!.getBoundingClientRect().bottom }
    })
  let label: string | undefined = ''
  for (let steps = 0; steps < 20 && label !== 'Role in the study of Nurse'; steps++) {
    await page.keyboard.press('Tab')
    const here = await reached()
    label = here.label
    expect(here.bottom, label).toBeLessThan(bar.y)
  }
  expect(label).toBe('Role in the study of Nurse')
})

function choose(page: Page, name: string): Promise<void> {
  const list = page.getByRole('list', { name: 'Files to import' })
  return list.getByRole('button', { name: new RegExp(`^${name} `) }).click()
}
