// Working in a million rows: how long the page ever blocks while someone jumps, folds, seeks, sorts and changes views.
import { best } from '../report/statistics.mjs'
import { TITLES } from './sizes.mjs'

const BAR_MS = 100
/** Each act takes its time, and seconds are what it is about to rule out. */
const ROUNDS = 2

const press = (...keys) =>
  async function pressKeys(page) {
    for (const key of keys) await page.keyboard.press(key)
  }

const firstRow = (page) => page.locator('.sg-tree [role="row"][data-index="0"]')
const button = (page, name) => page.getByRole('button', { name, exact: true })
const seek = (label, text) => (page) => page.getByLabel(label).pressSequentially(text, { delay: 40 })

/** By row: what is shown, and what is done in it, one after the other. */
const ACTS = {
  giant: {
    'jumping and folding in': {
      part: 'panel',
      steps: [
        (page) => firstRow(page).click(),
        press('End', 'Home', 'PageDown', 'PageDown', 'e', 'e', 'Home'),
        press('-'),
        press('*'),
        press('ArrowLeft'),
        press('ArrowRight'),
      ],
    },
    'finding in': {
      part: 'panel',
      steps: [seek('Find in trace', 'retr'), press('Enter', 'Enter'), press('Escape'), seek('Find in trace', 'zzqx')],
    },
    'changing views of': {
      part: 'panel',
      steps: ['Tokens', 'Icicle', 'Cost', 'Time', 'Waterfall'].map((name) => (page) => button(page, name).click()),
    },
    'adding up costs of': { part: 'costTable', steps: [] },
    'reporting on': { part: 'report', steps: [] },
  },
  list: {
    'sorting a list of': {
      part: 'traceList',
      steps: ['duration', 'tokens', 'name', 'errors', 'start'].map(
        (key) => (page) => page.getByLabel('Sort by').selectOption(key),
      ),
    },
    'searching a list of': {
      part: 'traceList',
      steps: [seek('Search traces', 'gpt'), (page) => page.getByLabel('Search traces').fill('')],
    },
    'adding up costs of': { part: 'costTable', steps: [] },
    'reporting on': { part: 'report', steps: [] },
  },
}

const longestTask = async (page, { part, steps }) => {
  await page.call('startWatching')
  await page.call('present', part)
  await page.call('settle')
  for (const step of steps) {
    await step(page.page)
    await page.call('settle')
  }
  return page.call('stopWatching')
}

const usingCase = (input) => {
  const acts = Object.entries(ACTS[input])
  return {
    rows: Object.fromEntries(
      acts.map(([act]) => [act, { name: `longest task while ${act} ${TITLES[input]}, ms`, bar: BAR_MS }]),
    ),
    run: ({ withBrowser, rounds, input: inputFile }) =>
      withBrowser((session) =>
        session.withPage(inputFile(input).path, async (page) => {
          await page.call('read')
          const figures = {}
          for (const [act, plan] of acts) {
            const tasks = []
            for (let round = 0; round < Math.min(rounds, ROUNDS); round++) tasks.push(await longestTask(page, plan))
            const value = best(tasks)
            const each = tasks.map((ms) => (ms === 0 ? 'below 50' : Math.round(ms))).join(', ')
            figures[act] = { value, detail: `each act until all is shown; rounds: ${each}` }
          }
          return figures
        }),
      ),
  }
}

export const usingCases = [usingCase('giant'), usingCase('list')]
