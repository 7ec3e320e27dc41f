import { describe, expect, test } from 'vitest'
import { policy } from '#security/policy'
import { builtServer, routesOf, uncovered } from '#tests/matrix/built-routes'
import { slotsOf } from '#tests/matrix/cells'

const routes = routesOf(await builtServer())

describe('the policy', () => {
  test('has a line for every route and method of the built server, and for nothing else', () => {
    expect(routes.length).toBeGreaterThan(50)
    expect(uncovered(routes)).toEqual([])
  })

  test('says of every varying part of an address what it names', () => {
    const unnamed = routes.flatMap(({ id, path, methods }) =>
      [...path.matchAll(/:(\w+)/g)].flatMap(([, name = '']) =>
        methods
          .filter((method) => !policy[id]?.[method]?.token && !policy[id]?.[method]?.params?.[name])
          .map((method) => `${method} ${id}: ${name}`),
      ),
    )
    expect(unnamed).toEqual([])
  })

  test('lets strangers in nowhere that an object is named', () => {
    const lines = Object.entries(policy).flatMap(([id, methods]) => Object.values(methods).map((line) => ({ id, line })))
    expect(lines.filter(({ line }) => line.who.includes('anonymous') && slotsOf(line).length > 0)).toEqual([])
  })
})
