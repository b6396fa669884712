import { additiveTable, type Additive } from '../additive.ts'

/**
 * The same figure with clusters drawn instead of units: units of one document, say, which are more alike than those of two.
 * `clusterOf` gives each unit's cluster, from 0 to before `clusters`; an empty cluster is one as well. Each cluster's sum is
 * made once, so that a resample costs O(clusters · width).
 *
 * Throws a RangeError where a unit is in no such cluster.
 */
export function byCluster(additive: Additive, clusterOf: ArrayLike<number>, clusters: number): Additive {
  const { units, width, figure } = additive
  const table = new Float64Array(clusters * width)
  for (let unit = 0; unit < units; unit++) {
    const cluster = clusterOf[unit] ?? -1
    if (!Number.isSafeInteger(cluster) || cluster < 0 || cluster >= clusters) {
      throw new RangeError(`unit ${unit} is in no cluster of ${clusters}`)
    }
    additive.add(table.subarray(cluster * width, (cluster + 1) * width), unit)
  }
  return additiveTable(table, clusters, width, figure)
}
