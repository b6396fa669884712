import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

describe('settings', () => {
  test('are good as they are', () => {
    expect(readSettings({})).toEqual({
      ok: true,
      value: {
        port: 4321,
        host: '127.0.0.1',
        origin: null,
        dataDir: resolve('.data'),
        databaseUrl: null,
        logLevel: 'info',
        demo: true,
        trustProxy: false,
      },
    })
  })

  test('what is empty is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', ORIGIN: '', DEMO: '' })).toEqual(readSettings({}))
  })

  test.each([
    ['PORT', '0', { port: 0 }],
    ['ORIGIN', 'https://coding.example.org/', { origin: 'https://coding.example.org' }],
    ['DATABASE_URL', 'postgresql://a:b@c:5432/d', { databaseUrl: 'postgresql://a:b@c:5432/d' }],
    ['DEMO', 'off', { demo: false }],
    ['DEMO', 'false', { demo: false }],
    ['DEMO', '1', { demo: true }],
    ['TRUST_PROXY', 'true', { trustProxy: true }],
  ])('%s=%s is understood', (name, value, expected) => {
    expect(readSettings({ [name]: value })).toMatchObject({ ok: true, value: expected })
  })

  test.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['ORIGIN', 'coding.example.org'],
    ['ORIGIN', 'https://example.org/coding'],
    ['ORIGIN', 'ftp://example.org'],
    ['DATABASE_URL', 'mysql://x'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO', 'maybe'],
  ])('%s=%s has a sentence that names it', (name, value) => {
    const read = readSettings({ [name]: value })
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.refusal.sentences).toEqual([expect.stringMatching(new RegExp(`^${name} must be .*\\.$`))])
  })

  test('every mistake has its sentence, and none repeats a password', () => {
    const read = readSettings({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'mysql://me:secret@host' })
    if (read.ok) throw new Error('three mistakes were passed over')
    expect(read.refusal.sentences).toHaveLength(3)
    expect(read.refusal.sentences.join()).not.toContain('secret')
  })
})
