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
  {
    version: 2,
    fingerprint: 'e4a2d4a72fa673b7',
    note: 'Two more kinds of documents, which nobody writes over a socket: reconciliation/… and workshop/…. An older client asks for neither.',
  },
  {
    version: 3,
    fingerprint: 'e310af5815a5e170',
    note: 'One more close code, changed: more may be done or seen than before. A stock client stops; an older one says that it was refused.',
  },
  {
    version: 4,
    fingerprint: 'af43e7a3f544fccb',
    note: 'One account has so many connections to one document. Whoever opens more is told tooManyConnections, which an older client knows.',
  },
  {
    version: 5,
    fingerprint: '9a27e72dd3e6e754',
    note: 'An address may say with ?has= what a client has, which is given the rest before it asks. An older client says nothing and asks.',
  },
] as const
