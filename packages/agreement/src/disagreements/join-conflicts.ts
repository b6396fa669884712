import { intersectionOverUnion } from '../spans/match-rule.ts'
import type { Difference } from './classify.ts'

/**
 * Differences that are about one passage, together: of two different codes, both left out by somebody, on nearly the same
 * stretch, where one coder holds the first but not the second and another the reverse. Joined differences join others in
 * turn. O(I log I) and the pairs of omissions that overlap.
 */
export function joinConflicts(differences: readonly Difference[], conflictIou: number): Difference[][] {
  const heads = differences.map((_, index) => index)
  const headOf = (index: number): number => {
    let head = index
    while (heads[head] !== head) head = heads[head] ?? head
    heads[index] = head
    return head
  }
  for (const [one, other] of overlappingOmissions(differences)) {
    if (inConflict(differences[one], differences[other], conflictIou)) heads[headOf(other)] = headOf(one)
  }
  const groups = new Map<number, Difference[]>()
  differences.forEach((difference, index) => {
    const head = headOf(index)
    const group = groups.get(head)
    if (group) group.push(difference)
    else groups.set(head, [difference])
  })
  return [...groups.values()]
}

function* overlappingOmissions(differences: readonly Difference[]): Generator<[number, number]> {
  const inOrder = differences
    .map(({ cluster: { start, end }, kinds }, index) => ({ index, start, end, kinds }))
    .filter(({ kinds }) => kinds.includes('omission'))
    .sort((one, other) => one.start - other.start)
  let open: typeof inOrder = []
  for (const item of inOrder) {
    open = open.filter(({ end }) => end > item.start)
    for (const { index } of open) yield [index, item.index]
    open.push(item)
  }
}

function inConflict(one: Difference | undefined, other: Difference | undefined, least: number): boolean {
  if (!one || !other || one.code === other.code) return false
  const iou = intersectionOverUnion(one.cluster, other.cluster)
  return iou > 0 && iou >= least && holdsAlone(one, other) && holdsAlone(other, one)
}

function holdsAlone(one: Difference, other: Difference): boolean {
  return [...one.votes.keys()].some((coder) => !other.votes.has(coder))
}
