import type { CloseReason } from '@intercoder/sync'

const sentences: Record<CloseReason, string> = {
  malformed:
    'The server did not understand what this window sent and closed the connection. Load the page again; what is not saved yet is kept on this device.',
  signedOut: 'Your session has ended. Sign in again; what is not saved yet is kept on this device and is sent then.',
  forbidden: 'You may no longer open this. If that comes as a surprise, ask an owner of the project.',
  sealed: 'This layer was submitted and cannot change any more.',
  changed: 'What you may do here has changed. Load the page again.',
  tooLarge: 'The last change was too large to be kept. Undo it, then make it in smaller parts.',
  tooManyConnections: 'Too many windows are open with this account. Close some and load this page again.',
  failed: 'The server could not open this just now. It is tried again by itself.',
  restarting: 'The server is restarting. The connection comes back by itself.',
  overloaded: 'The server has too much to do just now. The connection comes back by itself.',
}

/** What ended the connection to a document, and what to do. */
export function explainClose(reason: CloseReason): string {
  return sentences[reason]
}
