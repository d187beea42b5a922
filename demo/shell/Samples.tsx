import type { ReactNode } from 'react'
import { loadSample, SAMPLES, type Sample } from '../samples/index.ts'
import { addFailure, openFiles } from '../state/open.ts'
import type { DemoStore } from '../state/store.ts'
import { useDemoStore } from '../state/use-demo.ts'

/** Opens a built-in sample as if its file had been dropped. */
export async function openSample(store: DemoStore, sample: Sample): Promise<void> {
  try {
    await openFiles(store, [await loadSample(sample)])
  } catch (caught) {
    addFailure(store, sample.title, caught)
  }
}

export function Samples(): ReactNode {
  const store = useDemoStore()
  return (
    <div className="demo-samples">
      {SAMPLES.map((sample) => (
        <button key={sample.id} type="button" className="demo-sample" onClick={() => void openSample(store, sample)}>
          <svg viewBox="0 0 100 22" preserveAspectRatio="none" aria-hidden="true">
            {sample.bars.map(([left, width, lane, type]) => (
              <rect key={`${left} ${lane}`} data-type={type} x={left} width={width} y={lane * 7 + 1} height="4" />
            ))}
          </svg>
          <b>{sample.title}</b>
          <span>{sample.text}</span>
        </button>
      ))}
    </div>
  )
}
