import { Desk, interview } from '../coding/desk.ts'
import { hold } from '../harness/hold.ts'
import { expect, test, type Newcomer } from '../harness/newcomers.ts'
import { addSource, startProject } from '../harness/projects.ts'

async function openTranscript({ page }: Newcomer): Promise<Desk> {
  const project = await startProject(page, 'Night shift')
  const source = await addSource(page, project, 'Night nurse', interview)
  return Desk.open(page, project.replace('/projects/', ''), source)
}

test('signing in takes one to the page one wanted, and says what was wrong before', async ({ newcomers }) => {
  const person = await newcomers.register('Sigrid Signer')
  const page = await newcomers.visit()
  await page.goto('/account')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill('not-the-password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('The email and the password do not belong together.')).toBeVisible()
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { name: 'No projects yet' })).toBeVisible()
})

test('a wrong password is said where one looks, and is typed over at once', async ({ newcomers }) => {
  const person = await newcomers.register('Sigrid Signer')
  const page = await newcomers.visit({ viewport: { width: 800, height: 600 } })
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(person.email)
  await page.getByLabel('Password').fill('not-the-password')
  await page.keyboard.press('Enter')
  const said = page.getByRole('alert').filter({ hasText: 'do not belong together' })
  await expect(said).toBeInViewport({ ratio: 1 })
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/do not belong together/)
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'No projects yet' })).toBeVisible()
})

test('whoever mends the email before the answer is there goes on in it', async ({ newcomers }) => {
  const page = await newcomers.visit()
  await page.goto('/sign-in')
  const answer = await hold(page, '**/api/session', { method: 'POST' })
  await page.getByLabel('Password').fill('not-the-password')
  await page.getByLabel('Email').fill('sigrid@wrd')
  await page.keyboard.press('Enter')
  for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('a')
  answer.letGo()
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible()
  await page.keyboard.press('Delete')
  await page.keyboard.type('r')
  await expect(page.getByLabel('Email')).toHaveValue('sigrid@ward')
})

test('P7 ending a session elsewhere closes what is open there', async ({ newcomers }) => {
  const person = await newcomers.register('Sigrid Signer')
  const desk = await openTranscript(person)
  const path = new URL(person.page.url()).pathname
  const elsewhere = await newcomers.signIn(person)
  await elsewhere.goto('/account')
  const sessions = elsewhere.getByRole('region', { name: 'Where you are signed in' })
  await expect(sessions.getByRole('listitem')).toHaveCount(2)
  await sessions.getByRole('button', { name: /^End/ }).click()
  await expect(sessions.getByRole('listitem')).toHaveCount(1)

  await expect(person.page.getByText('Your session has ended.')).toBeVisible()
  await expect(desk.text).toHaveCount(0)
  await person.page.getByLabel('Email').fill(person.email)
  await person.page.getByLabel('Password').fill(person.password)
  await person.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await desk.ready()
  expect(new URL(person.page.url()).pathname).toBe(path)
})

test('a new password ends the other sessions, and the old one no longer opens anything', async ({ newcomers }) => {
  const person = await newcomers.register('Sigrid Signer')
  const elsewhere = await newcomers.signIn(person)
  await person.page.goto('/account')
  await person.page.getByLabel('Current password').fill('not-the-password')
  await person.page.getByLabel('New password').fill('quite-another-one')
  await person.page.getByRole('button', { name: 'Change password' }).click()
  await expect(person.page.getByText('The current password is not right.')).toBeVisible()
  await person.page.getByLabel('Current password').fill(person.password)
  await person.page.getByRole('button', { name: 'Change password' }).click()
  await expect(person.page.getByText('Your password was changed')).toBeVisible()
  await elsewhere.goto('/projects')
  await elsewhere.getByLabel('Email').fill(person.email)
  await elsewhere.getByLabel('Password').fill(person.password)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(elsewhere.getByText('The email and the password do not belong together.')).toBeVisible()
  await elsewhere.getByLabel('Password').fill('quite-another-one')
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(elsewhere.getByRole('heading', { name: 'No projects yet' })).toBeVisible()
})

test('signing out leaves nothing of a transcript on the device', async ({ newcomers }) => {
  const person = await newcomers.register('Sigrid Signer')
  await openTranscript(person)
  const copies = () => person.page.evaluate(async () => (await indexedDB.databases()).length)
  await expect.poll(copies).toBeGreaterThan(0)
  await person.page.getByRole('button', { name: /^Account/ }).click()
  await person.page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(person.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(person.page.getByText('Your session has ended.')).toHaveCount(0)
  await expect.poll(copies).toBe(0)
  await person.page.goBack()
  await expect(person.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(person.page.getByText('With a letter that nobody read')).toHaveCount(0)
})

test('a name that is changed is changed everywhere, and can be changed back', async ({ newcomers }) => {
  const { page } = await newcomers.register('Sigrid Signer')
  await page.goto('/account')
  await page.getByLabel('Name').fill('Sigrid Sealer Bok')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: 'Account SSB, Sigrid Sealer Bok' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Account SS, Sigrid Signer' })).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Sigrid Signer')
})

test('a name that is being typed stays when the account is looked at again, and when the one before it is saved', async ({
  newcomers,
}) => {
  const { page } = await newcomers.register('Sigrid Signer')
  await page.goto('/account')
  const field = page.getByLabel('Name')
  await field.fill('Sigrid Sea')
  const origin = new URL(page.url()).origin
  await page.request.patch('/api/account', { data: { name: 'Sigrid Signed' }, headers: { origin } })
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(page.getByRole('button', { name: 'Account SS, Sigrid Signed' })).toBeVisible()
  await expect(field).toHaveValue('Sigrid Sea')

  const held = await hold(page, '**/api/account')
  await field.press('Enter')
  await field.fill('Sigrid Sealer')
  held.letGo()
  await expect(page.getByRole('button', { name: 'Account SS, Sigrid Sea' })).toBeVisible()
  await expect(field).toHaveValue('Sigrid Sealer')
  await field.press('Enter')
  await expect(page.getByRole('button', { name: 'Account SS, Sigrid Sealer' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
})
