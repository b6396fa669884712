/**
 * The wire, version by version. A client of yesterday may still be open in someone's tab when the server is upgraded, so a
 * change to any byte, code or limit is a decision: add a line here, and say what an older client makes of it.
 */
export const wireHistory = [
  {
    version: 1,
    fingerprint: '66ab3a64f8170e42',
    note: 'y-websocket 3 frames, one message each; type 100 counts committed update frames when asked with ?ack=1.',
  },
] as const
