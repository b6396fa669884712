import type { Refusal } from '#lib/api/refusal.ts'
import type { OpenProject } from '#lib/api/shapes.ts'

declare global {
  namespace App {
    interface Error {
      /** Why the page cannot be shown, where the server said so. */
      refusal?: Refusal
    }
    interface PageData {
      /** The project that the page belongs to. */
      open?: OpenProject
      /** Pages that are one working surface fill the window and scroll inside. */
      fills?: boolean
    }
  }
}
