import { readdir, readFile } from 'node:fs/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { shown } from '#app/http/view.server'

const view = z.strictObject({ rows: z.array(z.strictObject({ name: z.string(), note: z.string().nullable() })) })

describe('what a client may read', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('is named key by key by every page of the portal', async () => {
    const pages = (await readdir('app/routes')).filter((file) => file.startsWith('portal.'))
    const sources = await Promise.all(pages.map(async (file) => ({ file, text: await readFile(`app/routes/${file}`, 'utf8') })))
    const reading = sources.filter(({ text }) => text.includes('function loader'))
    expect(reading.length).toBeGreaterThan(7)
    expect(reading.filter(({ text }) => !/return json\(\s*shown\(Client/.test(text)).map(({ file }) => file)).toEqual([])
  })

  test('goes out as it is', () => {
    const rows = [{ name: 'Prins', note: null }]
    expect(shown(view, { rows })).toEqual({ rows })
  })

  test('is all that goes out when a loader gives more', () => {
    vi.stubEnv('LOG_LEVEL', 'silent')
    vi.stubEnv('RONDO_STRICT_VIEWS', '')
    const given = { rows: [{ name: 'Prins', note: null, private: 'never' }], guard: { otherClient: 'De Linde' } }
    expect(shown(view, given)).toEqual({ rows: [{ name: 'Prins', note: null }] })
    expect(given.rows[0]).toHaveProperty('private')
  })

  test('with a key too many does not get past the tests', () => {
    vi.stubEnv('RONDO_STRICT_VIEWS', 'on')
    expect(() => shown(view, { rows: [{ name: 'Prins', note: null, private: 'never' }] })).toThrow('rows.0.private')
  })

  test('of another kind than was said does not go out at all', () => {
    expect(() => shown(view, { rows: [{ name: 12, note: null }] })).toThrow('rows.0.name')
  })
})
