import { codedUnder, type VersionId } from '@intercoder/domain'
import type { ListedVersion } from '#lib/api/shapes.ts'

/** A named state of the codebook, as far as rounds and codings speak of it. */
export type NamedVersion = Pick<ListedVersion, 'id' | 'number' | 'name' | 'at'>

/** "2: After the pilot". */
export function nameVersion({ number, name }: NamedVersion): string {
  return `${number}: ${name}`
}

/** The version that a layer stands under: the one of its round, else the newest there was when it was sealed. */
export function versionOf(
  round: { version: VersionId | null },
  sealedAt: number | null,
  versions: readonly NamedVersion[],
): NamedVersion | null {
  return round.version === null && sealedAt === null ? null : codedUnder(sealedAt ?? 0, round, versions)
}
