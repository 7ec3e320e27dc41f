import { FileUp } from 'lucide-react'
import { type DragEvent, forwardRef, type ReactNode, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { classes } from './classes'
import { FieldError } from './field'

export interface FileDropProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** File endings with a dot, such as ['.csv', '.txt']. */
  kinds: readonly string[]
  /** In bytes. The server checks again. */
  limit: number
  error?: string | null
  required?: boolean
  /** Takes more than one file at once; the limit then holds for all together. */
  several?: boolean
  onFile?: (file: File | null) => void
}

/** A place to drop a file or choose it. It is an ordinary file field underneath, so it works without JavaScript. */
export const FileDrop = forwardRef<HTMLInputElement, FileDropProps>(function FileDrop(
  { name, label, hint, kinds, limit, error, required, several = false, onFile },
  ref,
) {
  const { t } = useTranslation()
  const format = useFormat()
  const input = useRef<HTMLInputElement | null>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [over, setOver] = useState(false)
  const id = useId()
  const refusal = refusalOf(files)
  const message = refusal ?? error

  function refusalOf(chosen: readonly File[]): string | null {
    if (chosen.some((file) => !kinds.some((kind) => file.name.toLowerCase().endsWith(kind))))
      return t('file.wrongKind', { kinds: kinds.join(', ') })
    return sizeOf(chosen) > limit ? t('file.tooLarge', { limit: format.bytes(limit) }) : null
  }

  function take(chosen: readonly File[]) {
    setFiles(chosen)
    const refused = refusalOf(chosen)
    // What cannot be taken is not sent: an answer to fifty megabytes would be a page of its own, without what was typed.
    input.current?.setCustomValidity(refused ?? '')
    onFile?.(chosen[0] && refused === null ? chosen[0] : null)
  }

  function nameOf(chosen: readonly File[]): string | null {
    const size = format.bytes(sizeOf(chosen))
    if (chosen.length > 1) return t('file.several', { count: chosen.length, size })
    return chosen[0] ? t('file.chosen', { name: chosen[0].name, size }) : null
  }

  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    const dropped = [...event.dataTransfer.files].slice(0, several ? undefined : 1)
    if (dropped.length === 0 || !input.current) return
    const list = new DataTransfer()
    for (const file of dropped) list.items.add(file)
    input.current.files = list.files
    take(dropped)
  }

  return (
    <div className="flex flex-col gap-1">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={classes(
          'flex flex-col items-center rounded-xl border-2 border-dashed px-6 py-10 text-center transition-colors duration-100',
          'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand',
          message
            ? 'border-bad bg-bad-soft/40'
            : over
              ? 'border-brand bg-brand-soft'
              : 'border-edge/60 bg-surface hover:border-brand hover:bg-brand-soft/40',
        )}
      >
        <span className="mb-3 grid size-11 place-items-center rounded-full bg-brand-soft text-brand-text">
          <FileUp aria-hidden size={22} strokeWidth={1.9} />
        </span>
        <span className="text-base font-semibold">{nameOf(files) ?? label}</span>
        <span className="mt-0.5 text-ink2">
          <span className="font-medium text-brand-text underline underline-offset-2">
            {files.length > 0 ? t('file.clear') : t('file.choose')}
          </span>{' '}
          {over ? t('file.dropNow') : t('file.drop')}
        </span>
        {hint && (
          <span id={`${id}-hint`} className="mt-2 text-xs text-ink3">
            {hint}
          </span>
        )}
        <input
          ref={(element) => {
            input.current = element
            if (typeof ref === 'function') ref(element)
            else if (ref) ref.current = element
          }}
          id={id}
          name={name}
          type="file"
          accept={kinds.join(',')}
          required={required}
          aria-describedby={classes(hint ? `${id}-hint` : null, message ? `${id}-error` : null) || undefined}
          aria-invalid={message ? true : undefined}
          multiple={several}
          onChange={(event) => take([...(event.target.files ?? [])])}
          className="sr-only"
        />
      </label>
      {message && <FieldError id={`${id}-error`}>{message}</FieldError>}
    </div>
  )
})

function sizeOf(files: readonly File[]): number {
  return files.reduce((sum, file) => sum + file.size, 0)
}
