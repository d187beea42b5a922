import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { forgetAll } from '../state/library.ts'
import { useDemo, useDemoStore } from '../state/use-demo.ts'

/** Asks before everything kept in this browser goes. */
export function Forget(): ReactNode {
  const store = useDemoStore()
  const count = useDemo((state) => state.entries.length)
  const what = count === 1 ? '1 data set goes' : `${count} data sets go`
  return (
    <>
      <Dialog.Description className="demo-dialog-text">
        {what} from the library of this browser. The files they were read from stay where they are.
      </Dialog.Description>
      <div className="demo-dialog-acts">
        <Dialog.Close className="sg-btn" data-kind="line">
          Keep them
        </Dialog.Close>
        <Dialog.Close className="sg-btn" data-kind="primary" onClick={() => void forgetAll(store)}>
          Forget all
        </Dialog.Close>
      </div>
    </>
  )
}
