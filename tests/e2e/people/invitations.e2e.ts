import { addCases, bringIn, inviteTo, startProject } from '../harness/projects.ts'
import { expect, test, type Newcomers } from '../harness/newcomers.ts'

async function projectOf(newcomers: Newcomers) {
  const owner = await newcomers.register('Olga Owner')
  const project = await startProject(owner.page, 'Ward rounds')
  return { owner, project }
}

test('a link lets one person in who has no account yet, once', async ({ newcomers }) => {
  const { owner, project } = await projectOf(newcomers)
  await addCases(owner.page, project, [['Case'], ['Hospital A'], ['Hospital C']])
  await owner.page.goto(`${project}/members`)
  await owner.page.getByRole('button', { name: 'Invite' }).click()
  const dialog = owner.page.getByRole('dialog', { name: 'Invite somebody' })
  await dialog.getByRole('radio', { name: /^Lead/ }).check()
  await dialog.getByLabel('Hospital C').check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await owner.page.getByLabel('Invitation link').inputValue()
  await owner.page.getByRole('button', { name: 'Done' }).click()
  const waiting = owner.page.getByRole('region', { name: 'Invitations not used yet' })
  await expect(waiting.getByText('Lead of Hospital C')).toBeVisible()

  const newcomer = await newcomers.visit()
  await newcomer.goto(link)
  await expect(newcomer.getByRole('heading', { name: 'Ward rounds' })).toBeVisible()
  await expect(newcomer.getByText('as a lead of Hospital C.')).toBeVisible()
  await newcomer.getByLabel('Name').fill('Noor Newcomer')
  await newcomer.getByLabel('Email').fill(`noor.${process.pid}@example.org`)
  await newcomer.getByLabel('Password').fill('a-few-words-of-mine')
  await newcomer.getByRole('button', { name: 'Register and join' }).click()
  await expect(newcomer.getByRole('heading', { name: 'Sources' })).toBeVisible()
  await expect(newcomer.getByText('You are now a lead in Ward rounds.')).toBeVisible()
  await newcomer.getByRole('link', { name: 'People' }).click()
  await expect(newcomer.getByRole('row', { name: /Noor Newcomer you/ })).toContainText('Lead of Hospital C')
  await expect(newcomer.getByRole('button', { name: 'Invite' })).toHaveCount(0)

  const late = await newcomers.visit()
  await late.goto(link)
  await expect(late.getByText('This invitation has been used.')).toBeVisible()
  await expect(late.getByText('Ask Olga Owner for a new link.')).toBeVisible()
  await expect(late.getByLabel('Password')).toHaveCount(0)

  await owner.page.reload()
  await expect(owner.page.getByRole('row', { name: /Noor Newcomer/ })).toBeVisible()
  await expect(waiting).toHaveCount(0)
})

test('whoever has an account joins with it, after signing in where they were', async ({ newcomers }) => {
  const { owner, project } = await projectOf(newcomers)
  const path = await inviteTo(owner.page, project, { role: 'observer' })
  const member = await newcomers.register('Ola Observer')
  const elsewhere = await newcomers.visit()
  await elsewhere.goto(path)
  await elsewhere.getByRole('link', { name: 'Sign in' }).click()
  // The page one comes from has a field for an email, too.
  await expect(elsewhere.getByRole('heading', { name: 'Sign in', level: 1 })).toBeVisible()
  await elsewhere.getByLabel('Email').fill(member.email)
  await elsewhere.getByLabel('Password').fill(member.password)
  await elsewhere.getByRole('button', { name: 'Sign in', exact: true }).click()
  await elsewhere.getByRole('button', { name: 'Join as Ola Observer' }).click()
  await expect(elsewhere.getByText('You are now an observer in Ward rounds.')).toBeVisible()

  await member.page.goto(await inviteTo(owner.page, project, { role: 'coder' }))
  await member.page.getByRole('button', { name: 'Join as Ola Observer' }).click()
  await expect(member.page.getByText('You belong to this project already.')).toBeVisible()
})

test('a link that was taken back lets nobody in, also not where it is open already', async ({ newcomers }) => {
  const { owner, project } = await projectOf(newcomers)
  const path = await inviteTo(owner.page, project, { role: 'coder' })
  const quick = await newcomers.register('Quentin Quick')
  await quick.page.goto(path)
  await expect(quick.page.getByRole('button', { name: 'Join as Quentin Quick' })).toBeVisible()

  await owner.page.goto(`${project}/members`)
  await owner.page.getByRole('button', { name: /^Take back/ }).click()
  await expect(owner.page.getByRole('region', { name: 'Invitations not used yet' })).toHaveCount(0)

  await quick.page.getByRole('button', { name: 'Join as Quentin Quick' }).click()
  await expect(quick.page.getByText('This invitation was taken back.')).toBeVisible()
  await quick.page.reload()
  await expect(quick.page.getByText('This invitation was taken back.')).toBeVisible()
  await quick.page.goto('/invitations/no-such-invitation-at-all')
  await expect(quick.page.getByText('This invitation link is not known.')).toBeVisible()
})

test('a project keeps an owner, and whoever is left out comes back by invitation', async ({ newcomers }) => {
  const { owner, project } = await projectOf(newcomers)
  const coder = await newcomers.register('Cora Coder')
  await bringIn(owner.page, project, coder.page, { role: 'coder' })
  await owner.page.goto(`${project}/members`)
  await owner.page.getByRole('button', { name: 'Actions for Olga Owner' }).click()
  await owner.page.getByRole('menuitem', { name: 'Leave the project' }).click()
  await owner.page.getByRole('button', { name: 'Leave the project' }).click()
  await expect(owner.page.getByText('A project needs an owner.')).toBeVisible()

  await owner.page.getByRole('button', { name: 'Actions for Cora Coder' }).click()
  await owner.page.getByRole('menuitem', { name: 'Remove' }).click()
  await owner.page.getByRole('button', { name: 'Remove' }).click()
  await expect(owner.page.getByRole('row', { name: /Cora Coder/ })).toHaveCount(0)
  await coder.page.goto(project)
  await expect(coder.page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible()
  await coder.page.goto(await inviteTo(owner.page, project, { role: 'coder' }))
  await coder.page.getByRole('button', { name: 'Join as Cora Coder' }).click()
  await expect(coder.page.getByRole('heading', { name: 'Sources' })).toBeVisible()
})
