// The choices of an export: a format with what it is for, and one of a few words.
import { type ReactNode, useId } from 'react'
import { CONVERT_FORMATS, type ConvertFormat } from '../../convert/options.ts'
import { useLabels } from '../../react/labels.ts'
import { exportLabels } from './labels.ts'

export interface FormatsProps {
  readonly value: ConvertFormat
  onChange(format: ConvertFormat): void
}

export function Formats({ value, onChange }: FormatsProps): ReactNode {
  const t = useLabels(exportLabels)
  const name = useId()
  return (
    <fieldset className="sg-ex-formats">
      <legend>{t['export.format']}</legend>
      {CONVERT_FORMATS.map((format) => (
        <label key={format}>
          <input type="radio" name={name} checked={format === value} onChange={() => onChange(format)} />
          <span>
            <b>{t[`export.${format}`]}</b>
            <small>{t[`export.${format}.about`]}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export interface WordsProps<Name extends string> {
  readonly label: string
  readonly names: readonly Name[]
  readonly value: Name
  wordOf(name: Name): string
  onChange(name: Name): void
}

/** One of a few words, side by side. */
export function Words<Name extends string>({ label, names, value, wordOf, onChange }: WordsProps<Name>): ReactNode {
  return (
    <div className="sg-ex-choice">
      <span aria-hidden="true">{label}</span>
      <fieldset className="sg-seg" aria-label={label}>
        {names.map((name) => (
          <button key={name} type="button" aria-pressed={name === value} onClick={() => onChange(name)}>
            {wordOf(name)}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
