// Runs one producer's scenario in a process of its own, between a scripted model server and a collector.
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startCollector } from './collector/collector.mjs'
import { pythonOf } from './install.mjs'
import { PROMPTS } from './model-server/script.mjs'
import { startModelServer } from './model-server/server.mjs'

const here = import.meta.dirname
const LIMIT_MS = 120_000

/**
 * @param {import('./producers.mjs').Producer} producer
 * @param {string} folder where its packages are installed
 * @returns {Promise<{ files: string[], log: import('./model-server/server.mjs').Call[] }>} what it sent, what was asked
 * @throws when the scenario fails, or when it tried to reach anything but loopback
 */
export async function play(producer, folder) {
  const captures = join(folder, 'captures')
  const home = join(folder, 'home')
  rmSync(captures, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
  mkdirSync(captures)
  mkdirSync(home)
  // Scenarios find their packages where these are installed.
  cpSync(join(here, 'scenarios'), join(folder, 'scenarios'), { recursive: true })
  const model = await startModelServer()
  const collector = await startCollector(captures)
  const refusedHosts = join(folder, 'refused-hosts.txt')
  rmSync(refusedHosts, { force: true })
  try {
    const env = {
      ...environment(producer, model.url, collector.url, home),
      REFUSED_HOSTS: refusedHosts,
      ...producer.env?.(collector.url),
    }
    const { code, output } = await start(commandOf(producer, folder), folder, env)
    const refused = readOr(refusedHosts, '').trim()
    if (refused) throw new Error(`it tried to reach ${[...new Set(refused.split('\n'))].join(', ')}`)
    if (code !== 0) throw new Error(`the scenario ended with ${code}:\n${output.trim()}`)
    return {
      files: readdirSync(captures)
        .sort()
        .map((name) => join(captures, name)),
      log: model.log,
    }
  } finally {
    model.close()
    collector.close()
  }
}

function commandOf({ id, language, scenario = id }, folder) {
  if (language === 'python') return [pythonOf(folder), join(folder, 'scenarios', `${scenario.replaceAll('-', '_')}.py`)]
  const guard = join(here, 'guard', 'loopback-only.mjs')
  return [process.execPath, '--import', guard, join(folder, 'scenarios', `${scenario}.mjs`)]
}

/** Nothing of this process's environment but the path: no keys, no proxies, no settings of the person at work. */
const environment = ({ language }, modelUrl, collectorUrl, home) => ({
  PATH: process.env.PATH,
  HOME: home,
  TZ: 'UTC',
  NO_COLOR: '1',
  PYTHONPATH: join(here, 'guard'),
  PYTHONDONTWRITEBYTECODE: '1',
  MODEL_URL: modelUrl,
  COLLECTOR_URL: collectorUrl,
  PROMPTS: JSON.stringify(PROMPTS),
  OPENAI_API_KEY: 'none',
  OPENAI_BASE_URL: `${modelUrl}/v1`,
  ANTHROPIC_API_KEY: 'none',
  ANTHROPIC_BASE_URL: modelUrl,
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl,
  OTEL_EXPORTER_OTLP_PROTOCOL: language === 'python' ? 'http/protobuf' : 'http/json',
  OTEL_SERVICE_NAME: 'bicycle-shop',
  OTEL_METRICS_EXPORTER: 'none',
  DO_NOT_TRACK: '1',
})

function start([command, ...args], cwd, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: LIMIT_MS })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output = (output + text).slice(-4000)
      })
    }
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? signal, output }))
  })
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
