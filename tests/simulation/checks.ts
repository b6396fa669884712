/** What has to be true at the end of every story. */
import { readAwareness, readMessage } from '@intercoder/sync'
import { rebuildDocument } from '@intercoder/storage'
import { expect } from 'vitest'
import * as Y from 'yjs'
import * as cast from './cast.ts'
import type { Study } from './study.ts'

/** The document as people see it. */
export function contentOf(doc: Y.Doc): unknown {
  return {
    run: doc.getText('text').toDelta() as unknown,
    turns: doc.getMap('turns').toJSON(),
    codings: doc.getMap('codings').toJSON(),
    codes: doc.getMap('codes').toJSON(),
    operations: doc.getMap('operations').toJSON(),
  }
}

const load = (...updates: Uint8Array[]) => {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

async function replay(study: Study, document: string): Promise<Y.Doc> {
  const { state, complete } = await rebuildDocument(study.inner, document)
  expect(complete, `${document} waits for nothing`).toBe(true)
  return load(state)
}

export async function checkConvergence(study: Study): Promise<void> {
  for (const document of cast.documents) {
    const truth = await replay(study, document)
    const { snapshot, tail } = await study.inner.load(document)
    const stored = load(...(snapshot ? [snapshot.state] : []), ...tail.map(({ update }) => update))
    expect(Y.equalSnapshots(Y.snapshot(stored), Y.snapshot(truth)), `P10 ${document}: snapshot and log agree`).toBe(
      true,
    )
    for (const { client, who } of study.tabs.filter((tab) => tab.document === document)) {
      expect(client.ledger.isSettled, `P2 ${who} is told that ${document} is saved`).toBe(true)
      expect(contentOf(client.doc), `P5 ${who} sees ${document} as it is`).toEqual(contentOf(truth))
      expect(Y.equalSnapshots(Y.snapshot(client.doc), Y.snapshot(truth)), `P5 ${who}, ${document}`).toBe(true)
    }
  }
}

export async function checkClaims(study: Study): Promise<number> {
  let claims = 0
  for (const document of cast.documents) {
    const truth = await replay(study, document)
    const before = Y.snapshot(truth)
    for (const { claim, document: of } of [...study.tabs, ...study.dead]) {
      if (!claim || of !== document) continue
      claims++
      Y.applyUpdate(truth, claim)
    }
    expect(Y.equalSnapshots(before, Y.snapshot(truth)), `P2 nothing said to be saved is missing from ${document}`).toBe(
      true,
    )
  }
  return claims
}

export async function checkAuthors(study: Study): Promise<void> {
  for (const document of cast.documents) {
    for await (const { account, update } of study.inner.history(document)) {
      expect(cast.rightOf(account, document), `P7 ${account} wrote in ${document}`).toBe('write')
      for (const client of Y.parseUpdateMeta(update).to.keys()) {
        const owner = study.owners.get(client)
        if (owner) expect(owner, `P4 an update in ${document} is logged under its sender`).toBe(account)
      }
    }
  }
}

export async function checkMoments(study: Study): Promise<void> {
  for (const { document, at, content } of study.moments) {
    const { state } = await rebuildDocument(study.inner, document, at)
    expect(contentOf(load(state)), `P10 ${document} as of ${at}`).toEqual(content)
  }
}

/** Looks at presence on its way to somebody: whoever is named is there themselves. */
export function checkPresence(study: Study, frame: Uint8Array): number {
  const message = readMessage(frame)
  const entries = message?.type === 'awareness' ? (readAwareness(message.payload) ?? []) : []
  for (const { client, state } of entries) {
    if (state === 'null') continue
    const { user } = JSON.parse(state) as { user: { account: string } }
    // Mallory may put herself where nobody is yet, but only as Mallory.
    if (user.account !== cast.mallory) expect(user.account, 'P4 presence').toBe(study.owners.get(client))
  }
  return entries.length
}
