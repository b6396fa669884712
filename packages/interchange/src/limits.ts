/**
 * What is refused as too large, so that no file can take the memory or the time of the server that reads it. The longest
 * transcript we know, eight days of air-to-ground talk, has 0.9 MB and 8,500 turns.
 */
export const limits = {
  /** A document may hold pictures. */
  fileBytes: 64 << 20,
  textBytes: 10 << 20,
  /** The one part of a document that holds its text, unpacked. */
  partBytes: 32 << 20,
  /** Unpacked size over packed size, where the part is larger than `partBytesWithAnyRatio`. */
  partRatio: 150,
  partBytesWithAnyRatio: 1 << 20,
  packageParts: 5000,
  xmlDepth: 200,
  /** About one a word in a document that was edited much. */
  xmlElements: 1_000_000,
  lines: 250_000,
  turns: 50_000,
  tableCells: 500_000,
} as const
