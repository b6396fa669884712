import { error } from '@sveltejs/kit'

// An address that leads nowhere below a project is still said inside the project.
export const load = async ({ parent }) => {
  await parent()
  error(404)
}
