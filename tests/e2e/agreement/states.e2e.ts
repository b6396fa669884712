/** The agreement page where there is something to wait for, where something fails, and where somebody stops. */
import type { Page } from '@playwright/test'
import { seriousViolations } from '../pages/serious-violations.ts'
import { expect, test } from '../reconcile/released.ts'

const status = (page: Page) => page.getByRole('region', { name: 'By code' }).getByRole('status')

test('what waits for release is said to whoever may release, as far as they may', async ({ meeting }) => {
  const { ines, tomasz, yuki, released } = meeting
  const home = `/projects/${released.project}`
  const headers = { origin: new URL(tomasz.url()).origin }
  const post = async (page: Page, path: string, data: object = {}) => {
    const answer = await page.request.post(`/api${home}${path}`, { data, headers })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.status() === 204 ? null : answer.json()
  }
  const name = `Second reading ${process.pid}-${Date.now()}`
  const { round } = await post(ines, '/rounds', { name, blind: true })
  const me = async (page: Page) => (await (await page.request.get('/api/session')).json()).account.id
  const pairs = [{ source: released.source, coder: await me(tomasz) }]
  await post(ines, `/rounds/${round.id}/assignments`, { pairs, seed: null })
  const row = (page: Page) => page.getByRole('list', { name: 'Rounds' }).getByRole('listitem').filter({ hasText: name })
  const waiting = (page: Page) =>
    page.getByRole('list', { name: 'Not released yet' }).getByRole('listitem').filter({ hasText: name })

  await ines.goto(`${home}/rounds`)
  await expect(row(ines)).toContainText('0 of 1 submitted')
  await expect(row(ines)).not.toContainText('ready to release')
  const { layer } = await post(tomasz, `/sources/${released.source}/layer`, { round: round.id })
  await post(tomasz, `/sources/${released.source}/layers/${layer.id}/submission`)

  await ines.reload()
  await expect(row(ines)).toContainText('All have submitted: ready to release.')
  await ines.goto(`${home}/agreement?round=${released.round}`)
  await expect(waiting(ines)).toHaveText(
    `${name}: 1 source not released yet, and until then in no figure. All have submitted: ready to release.`,
  )
  await yuki.goto(`${home}/agreement?round=${released.round}`)
  await expect(waiting(yuki)).toHaveText(`${name}: 1 source not released yet, and until then in no figure.`)
  await waiting(ines).getByRole('link').click()
  await expect(ines.getByRole('heading', { name, level: 1 })).toBeVisible()

  // While it lasts, the codebook is not his to change, and says why; when it ends, it is, and he is where he was.
  await tomasz.goto(`${home}/codebook`)
  await tomasz.getByRole('tree', { name: 'Codes' }).getByRole('treeitem').first().click()
  const frozen = tomasz.getByText('You are coding a blind round.')
  await expect(frozen).toBeVisible()
  await expect(tomasz.getByRole('button', { name: 'New code' })).toHaveCount(0)
  await ines.getByRole('button', { name: 'Release 1 complete source…' }).click()
  await ines.getByRole('alertdialog').getByRole('button', { name: 'Release', exact: true }).click()
  await expect(tomasz.getByRole('button', { name: 'New code' })).toBeVisible()
  await expect(frozen).toHaveCount(0)
  await expect(tomasz.getByLabel('When not to use')).toBeEditable()
  await yuki.reload()
  await expect(yuki.getByRole('heading', { name: 'By code' })).toBeVisible()
  await expect(waiting(yuki)).toHaveCount(0)
})

test('a place where coders differ goes on an agenda from the passages of a figure, and is opened from there', async ({
  meeting,
}) => {
  const { ines, tomasz, released } = meeting
  const name = `Figures ${process.pid}-${Date.now()}`
  await ines.goto(`/projects/${released.project}/workshops`)
  await ines.getByRole('button', { name: 'Plan a workshop' }).click()
  await ines.getByRole('textbox', { name: 'Name' }).fill(name)
  await ines.getByRole('button', { name: 'Plan it' }).click()
  await expect(ines.getByRole('heading', { name })).toBeVisible()
  const path = new URL(ines.url()).pathname

  const passages = `/projects/${released.project}/agreement?round=${released.round}&passages=all`
  await ines.goto(passages)
  const list = ines.getByRole('complementary', { name: 'Passages' }).getByRole('listitem')
  for (const words of [/learned it from each other/, /everybody knows/]) {
    await list.filter({ hasText: words }).getByRole('button', { name: 'Put it on an agenda…' }).click()
    // The words about the passage before may still stand there.
    const put = ines.waitForResponse(/\/workshops\/[^/]+\/acts$/)
    await ines.getByRole('menuitem', { name }).click()
    await put
    await expect(ines.getByText(/is on the agenda/).last()).toBeVisible()
  }
  const listed = tomasz.waitForResponse(/\/workshops$/)
  await tomasz.goto(passages)
  await (await listed).finished()
  await expect(tomasz.getByRole('complementary', { name: 'Passages' }).getByRole('listitem').first()).toBeVisible()
  await expect(tomasz.getByRole('button', { name: 'Put it on an agenda…' })).toHaveCount(0)

  await ines.goto(path)
  const agenda = ines.getByRole('region', { name: 'Agenda' })
  await expect(agenda.getByRole('button', { name: /“everybody knows” Passage/ })).toBeVisible()
  await agenda.getByRole('button', { name: /Learned from a colleague Disagreement/ }).click()
  await expect(ines.getByText('learned it from each other, at night').first()).toBeVisible()
})

test('a worker that cannot be had is said, and tried again; stopping keeps the figures', async ({ meeting }) => {
  const { ines, released } = meeting
  await ines.route('**/workers/figures*', (route) => route.abort())
  await ines.goto(`/projects/${released.project}/agreement?round=${released.round}`)
  const alert = ines.getByRole('alert').filter({ hasText: 'could not be computed' })
  await expect(alert).toBeVisible()
  expect(await seriousViolations(ines)).toEqual([])
  await ines.unroute('**/workers/figures*')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toHaveCount(0)
  await expect(status(ines)).toHaveText(/\d codes?, 1 source, 2 coders/)

  // What never answers is what takes long.
  await ines.addInitScript(() => {
    const { postMessage } = Worker.prototype
    Worker.prototype.postMessage = function (this: Worker, job: { resamples?: number }) {
      postMessage.call(this, job.resamples ? { ...job, resamples: 1e7 } : job)
    } as typeof postMessage
  })
  await ines.reload()
  await ines.getByRole('button', { name: 'Stop' }).click()
  await expect(status(ines)).toHaveText('Not all intervals are drawn.')
  await expect(ines.getByRole('row', { name: /^Learned from a colleague/ })).toContainText('not drawn')
  await expect(ines.getByRole('button', { name: 'Export' })).toBeEnabled()
  await ines.getByRole('button', { name: 'Draw them' }).click()
  await expect(status(ines)).toHaveText('Drawing intervals…')
})
