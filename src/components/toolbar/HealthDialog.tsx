import type { ReactNode } from 'react'
import { useLabels } from '../../react/labels.ts'
import { ImportReport } from '../import-report/ImportReport.tsx'
import { toolbarLabels } from './labels.ts'
import { PanelDialog } from './PanelDialog.tsx'

export default function HealthDialog({ onClose }: { onClose(): void }): ReactNode {
  const t = useLabels(toolbarLabels)
  return (
    <PanelDialog title={t['toolbar.health']} isWide onClose={onClose}>
      <ImportReport />
    </PanelDialog>
  )
}
