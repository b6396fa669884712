/** Where whoever uses this gets its source, as AGPL-3.0 asks in section 13; the server packs what it runs. */
export const sourceCode = { path: '/source.tar.gz', name: 'intercoder.tar.gz' }
