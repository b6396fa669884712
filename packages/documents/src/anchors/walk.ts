import { firstWhere } from '@intercoder/domain'
import type * as Y from 'yjs'
import { unitsOf } from '../transcript/run.ts'
import type { Anchor } from './anchor.ts'

/** Where an anchor's unit stands: after `before` living units. A dead unit keeps its place in the order of all units. */
export interface Point extends Anchor {
  before: number
  life: 'alive' | 'dead' | 'unknown'
}

export function makePoint({ client, clock }: Anchor): Point {
  return { client, clock, before: 0, life: 'unknown' }
}

/**
 * Places all points in one walk over the items of the text. Undone deletions are not followed: which unit replaced a
 * deleted one is known only where the undo was made, so following would part the replicas (P5; yjs issues 638 and 657).
 */
export function placePoints(text: Y.Text, points: Iterable<Point>): void {
  const byClient = groupByClient(points)
  let before = 0
  for (let item = text._start; item !== null; item = item.right) {
    const units = unitsOf(item)
    const group = byClient.get(item.id.client)
    if (group) placeWithin(item, before, units > 0, group)
    before += units
  }
}

function placeWithin(item: Y.Item, before: number, alive: boolean, group: Point[]): void {
  const { clock } = item.id
  const first = firstWhere(group.length, (number) => (group[number]?.clock ?? clock) >= clock)
  for (let at = first; ; at++) {
    const point = group[at]
    if (!point || point.clock >= clock + item.length) return
    point.before = alive ? before + point.clock - clock : before
    point.life = alive ? 'alive' : 'dead'
  }
}

function groupByClient(points: Iterable<Point>): Map<number, Point[]> {
  const groups = new Map<number, Point[]>()
  for (const point of points) {
    point.life = 'unknown'
    const group = groups.get(point.client)
    if (group) group.push(point)
    else groups.set(point.client, [point])
  }
  for (const group of groups.values()) group.sort((one, other) => one.clock - other.clock)
  return groups
}
