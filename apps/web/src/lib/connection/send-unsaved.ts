import type { AccountId } from '@intercoder/domain'
import type { DocumentName } from '@intercoder/sync'
import { DocumentConnection, type ConnectionOptions } from './document-connection.ts'
import { listUnsaved } from './local-copy.ts'

export type SendOptions = Omit<ConnectionOptions, 'account' | 'document' | 'doc'> & {
  /** Documents that are open anyway and look after themselves. */
  except?: ReadonlySet<DocumentName>
}

/**
 * Brings what a closed lid or a dead tab has left on this device to the server, one document after the other. Call it after
 * signing in. Answers the documents that are still unsaved, because they were refused or the server is away.
 */
export async function sendUnsaved(account: AccountId, { except, ...options }: SendOptions): Promise<DocumentName[]> {
  const left: DocumentName[] = []
  for (const document of await listUnsaved(account)) {
    if (except?.has(document)) continue
    const connection = new DocumentConnection({ ...options, account, document })
    await settled(connection)
    if (connection.isUnsaved) left.push(document)
    await connection.leave()
  }
  return left
}

function settled(connection: DocumentConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (connection.status === 'saving') return
      stop()
      resolve()
    }
    const stop = connection.observe(look)
    look()
  })
}
