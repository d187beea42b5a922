import type { ReactNode } from 'react'
import type { ConversionLoss } from '../../convert/losses.ts'
import { fill, useLabels } from '../../react/labels.ts'
import { formatCount } from '../../util/format.ts'
import { Icon } from '../icon/Icon.tsx'
import { exportLabels, lossLabels } from './labels.ts'

/** What the format will not say, before anything is written. */
export function Losses({ losses }: { readonly losses: readonly ConversionLoss[] | undefined }): ReactNode {
  const t = useLabels(exportLabels)
  const words = useLabels(lossLabels)
  return (
    <section className="sg-ex-losses" aria-label={t['export.losses']} aria-busy={losses === undefined}>
      <h3>{t['export.losses']}</h3>
      {losses === undefined && <p role="status">{t['export.counting']}</p>}
      {losses?.length === 0 && (
        <p>
          <Icon name="check" size={14} />
          {t['export.noLoss']}
        </p>
      )}
      {losses && losses.length > 0 && (
        <ul>
          {losses.map(({ code, count }) => (
            <li key={code}>
              <b>{words[`loss.${code}.title`]}</b>{' '}
              <span className="sg-num sg-faint">{fill(t['export.times'], { count: formatCount(count) })}</span>
              <p>{words[`loss.${code}.explanation`]}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
