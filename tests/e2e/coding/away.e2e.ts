/** What others do while one reads, and while one is away: it is told, and never moves the words under one’s eyes. */
import { Desk, expect, Line, longInterview, test } from './desk.ts'
import { goToTurn } from './without-pointer.ts'

/** Where the words of a turn stand on the page, in pixels. */
function heightOf(desk: Desk, turn: number): Promise<number> {
  return desk.turn(turn).evaluate((element) => element.getBoundingClientRect().top)
}

/** What is measured late is put right a frame after it was laid out. */
async function stands(desk: Desk, turn: number, height: number): Promise<void> {
  await desk.settled(turn)
  await expect.poll(async () => Math.abs((await heightOf(desk, turn)) - height)).toBeLessThan(2)
}

async function correct(desk: Desk, before: string, words: string): Promise<void> {
  await desk.caretBefore(before)
  await desk.page.keyboard.type(words)
}

test('codings, corrections and people who come leave the words one reads where they are', async ({ study }) => {
  const source = await study.addInterview(longInterview)
  const [ines, tomasz] = [await study.enter('owner', source), await study.enter('coder', source)]
  await goToTurn(tomasz, 60)
  await expect(tomasz.turn(60)).toBeInViewport()
  await tomasz.settled(60)
  const before = await heightOf(tomasz, 60)

  await goToTurn(ines, 62)
  await ines.codeAs('at hour 61', 'Taught too soon')
  await expect(tomasz.mark('Taught too soon', 'at hour 61')).toBeVisible()
  await ines.page.getByRole('button', { name: 'Correct', exact: true }).click()
  await correct(ines, 'at hour 2', 'it took a whole night on the ward to find out what the letter had meant, and more ')
  await correct(ines, 'the ward at hour 58', 'somebody else on ')
  await ines.caretBefore('and at hour 57')
  await ines.page.keyboard.press('Enter')
  const yuki = await study.enter('coder', source, { nth: 1 })
  await goToTurn(yuki, 63)
  await yuki.codeAs('at hour 62', 'Being taught')
  await expect(tomasz.mark('Being taught', 'at hour 62')).toBeVisible()
  await expect(tomasz.text.locator('.turn-words', { hasText: 'somebody else on the ward' })).toBeVisible()
  await expect(tomasz.turn(62)).toContainText('at hour 60')

  // What was turn 60 is turn 61 now: one more was made of turn 57.
  await stands(tomasz, 61, before)
})

test('what happened while one was offline is told over the text, without moving it, and leads there', async ({
  study,
  people,
}) => {
  const source = await study.addInterview(longInterview)
  const ines = await study.enter('owner', source)
  const page = await people.signIn('coder')
  const line = await Line.lay(page)
  const tomasz = await Desk.open(page, study.project, source)
  await goToTurn(tomasz, 60)
  await tomasz.settled(60)
  await line.cut()
  await expect(tomasz.save).toHaveAttribute('data-save', 'offline')
  const before = await heightOf(tomasz, 60)

  await ines.codeAs('at hour 9,', 'Taught too soon')
  await ines.saved()
  await line.mend()
  const told = page.getByRole('status').filter({ hasText: 'since you were here' })
  await expect(told).toHaveText(/^1 new coding by Ines Ferreira since you were here/)
  await stands(tomasz, 60, before)

  await page.getByRole('button', { name: 'Go there' }).click()
  await expect(tomasz.turn(10)).toBeInViewport()
  await expect(tomasz.details.getByRole('heading', { name: 'Taught too soon' })).toBeVisible()
  await page.getByRole('button', { name: 'I have seen it' }).click()
  await expect(told).toHaveCount(0)
})

test('what happened between two visits is told once at the next', async ({ study }) => {
  const source = await study.addInterview()
  const ines = await study.enter('owner', source)
  const tomasz = await study.enter('coder', source)
  await ines.codeAs('was a morning enough', 'Being taught')
  await expect(tomasz.mark('Being taught')).toBeVisible()
  const told = tomasz.page.getByText('since you were here')
  await tomasz.page.goto('/account')

  await ines.codeAs('The paper stayed', 'Shadow records')
  await ines.codeAs('With a letter', 'Taught too soon')
  await ines.page.getByRole('button', { name: 'Correct', exact: true }).click()
  await correct(ines, 'With a letter', 'Well. ')
  await ines.saved()
  await tomasz.page.goBack()
  await tomasz.ready()
  await expect(told).toHaveText('2 new codings by Ines Ferreira and 1 correction since you were here')

  await tomasz.page.reload()
  await tomasz.ready()
  await expect(tomasz.mark('Shadow records')).toBeVisible()
  await expect(told).toHaveCount(0)
})
