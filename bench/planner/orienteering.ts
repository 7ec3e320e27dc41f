import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Field } from '#domain/carry-out/planner/search/field'

/** A public instance: nodes[0] is the depot; columns x, y, service, profit, open, close. */
export type Instance = { name: string; n: number; distanceDecimals: number; nodes: number[][] }

export type Case = { instance: Instance; tours: number; best: number | null }

/** The cases of a folder, as best-known.csv lists them; instances it does not list are run with one to four tours, without a gap. */
export function casesIn(folder: string): Case[] {
  const instances = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Instance)
      .filter((instance) => Array.isArray(instance.nodes))
      .map((instance) => [instance.name, instance]),
  )
  const known = knownIn(folder)
  const listed = known.flatMap(({ name, tours, best }) => {
    const instance = instances.get(name)
    return instance ? [{ instance, tours, best }] : []
  })
  const unlisted = [...instances.values()].filter((instance) => !known.some(({ name }) => name === instance.name))
  return [...listed, ...unlisted.flatMap((instance) => [1, 2, 3, 4].map((tours) => ({ instance, tours, best: null })))]
}

function knownIn(folder: string): { name: string; tours: number; best: number }[] {
  const file = join(folder, 'best-known.csv')
  if (!existsSync(file)) return []
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/)
  const columns = header.split(',')
  const [name, tours, best] = ['instance', 'm', 'best'].map((column) => columns.indexOf(column))
  return lines.map((line) => {
    const cells = line.split(',')
    return { name: cells[name ?? 0] ?? '', tours: Number(cells[tours ?? 1]), best: Number(cells[best ?? 2]) }
  })
}

/** The instance in whole numbers: tenths or hundredths, distances cut off as its README says. */
export function fieldOfInstance({ instance, tours }: Case): Field {
  const { nodes } = instance
  const places = nodes.length
  const visits = places - 1
  const depot = nodes[0] as number[]
  const each = (column: number) => Int32Array.from(nodes.slice(1), (node) => scaled(instance, node[column] ?? 0))
  const perTour = (value: number) => new Int32Array(tours).fill(value)
  return {
    visits,
    tours,
    places,
    drive: Int32Array.from({ length: places * places }, (_, index) => distance(instance, Math.floor(index / places), index % places)),
    place: Int32Array.from({ length: visits }, (_, visit) => visit + 1),
    service: each(2),
    value: Float64Array.from(nodes.slice(1), (node) => node[3] ?? 0),
    kind: perTour(0),
    opens: each(4),
    closes: each(5),
    startPlace: perTour(0),
    endPlace: perTour(0),
    leaves: perTour(scaled(instance, depot[4] ?? 0)),
    returns: perTour(scaled(instance, depot[5] ?? 0)),
    limits: null,
  }
}

function scaled(instance: Instance, value: number): number {
  return Math.round(value * 10 ** instance.distanceDecimals)
}

// The small part keeps a distance that is a whole number of tenths from being cut off to the one below.
function distance(instance: Instance, a: number, b: number): number {
  const [from, to] = [instance.nodes[a] ?? [], instance.nodes[b] ?? []]
  const away = Math.hypot((from[0] ?? 0) - (to[0] ?? 0), (from[1] ?? 0) - (to[1] ?? 0))
  return Math.floor(away * 10 ** instance.distanceDecimals + 1e-9)
}
