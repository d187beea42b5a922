// Loaded before anything else in a producer's process: whatever leaves the machine is refused and noted.
import { appendFileSync } from 'node:fs'
import { Socket } from 'node:net'

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1|::ffff:127\..*)$/

const connect = Socket.prototype.connect
Socket.prototype.connect = function (...args) {
  // Inside node, the arguments come as one list that was brought into form already.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: second }
  const host = typeof options.host === 'string' ? options.host : 'localhost'
  if (options.path === undefined && !LOOPBACK.test(host)) {
    appendFileSync(process.env.REFUSED_HOSTS, `${host}:${options.port}\n`)
    process.nextTick(() => this.destroy(new Error(`${host} is out of reach: loopback only`)))
    return this
  }
  return connect.apply(this, args)
}
