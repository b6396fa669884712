/** An expected refusal is a value: a closed set of kinds, each with its facts and no prose. The client words it. */

export type Result<T, R extends { kind: string }> = { ok: true; value: T } | { ok: false; refusal: R }

export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refuse<const R extends { kind: string }>(refusal: R): { ok: false; refusal: R } {
  return { ok: false, refusal }
}
