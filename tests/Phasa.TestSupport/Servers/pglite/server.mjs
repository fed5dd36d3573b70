// PostgreSQL with pgvector in one process, on a port of its own until standard input ends.
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const db = await PGlite.create({ extensions: { vector } })

// All connections share one session, which therefore looks into the store's schema for each of them.
await db.exec('CREATE EXTENSION vector; SET search_path TO phasa, public')
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 32 })
server.addEventListener('listening', event => console.log(`port ${event.detail.port}`))
await server.start()
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
