import { Camera, IdCard, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { buttonClasses } from '#app/ui/button-look'
import { FieldError } from '#app/ui/field'
import type { PhotoToKeep } from './queue'
import { shrunk } from './shrink'

interface PhotoFieldProps {
  kind: PhotoToKeep['kind']
  photos: readonly PhotoToKeep[]
  onChange: (photos: (now: readonly PhotoToKeep[]) => readonly PhotoToKeep[]) => void
}

const most = 6

/** Takes or chooses photos, which are made small before anything else is done with them. */
export function PhotoField({ kind, photos, onChange }: PhotoFieldProps) {
  const { t } = useTranslation(['common', 'visits'])
  const [wrong, setWrong] = useState<'too-large' | 'no-picture' | 'too-many' | null>(null)
  const [busy, setBusy] = useState(false)
  const its = photos.filter((photo) => photo.kind === kind)
  const Icon = kind === 'card' ? IdCard : Camera
  const take = async (files: FileList | null) => {
    setWrong(null)
    setBusy(true)
    for (const file of [...(files ?? [])]) {
      const bytes = await shrunk(file)
      if (typeof bytes === 'string') setWrong(bytes)
      else if (its.length >= most) setWrong('too-many')
      else onChange((now) => [...now, { id: v7(), kind, takenAt: new Date().toISOString(), bytes }])
    }
    setBusy(false)
  }
  return (
    <div>
      <div className="flex flex-wrap items-center gap-2">
        <label
          className={buttonClasses({
            size: 'lg',
            className: 'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand',
          })}
          aria-busy={busy}
        >
          <Icon aria-hidden size={20} /> {t(`visits:photos.take.${kind}`)}
          <input
            type="file"
            accept="image/*"
            multiple={kind === 'photo'}
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files).then(() => {
                event.target.value = ''
              })
            }}
          />
        </label>
        {its.map((photo) => (
          <Thumb key={photo.id} photo={photo} onRemove={() => onChange((now) => now.filter(({ id }) => id !== photo.id))} />
        ))}
      </div>
      {wrong && <FieldError>{t(`visits:photos.wrong.${wrong}`)}</FieldError>}
    </div>
  )
}

function Thumb({ photo, onRemove }: { photo: PhotoToKeep; onRemove: () => void }) {
  const { t } = useTranslation(['common', 'visits'])
  const [source, setSource] = useState<string>()
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([new Uint8Array(photo.bytes)], { type: 'image/jpeg' }))
    setSource(url)
    return () => URL.revokeObjectURL(url)
  }, [photo.bytes])
  return (
    <span className="relative">
      <img src={source} alt={t(`visits:photos.${photo.kind}`)} className="size-14 rounded-lg border border-line object-cover" />
      <button
        type="button"
        onClick={onRemove}
        aria-label={t('visits:photos.leaveOut')}
        className="absolute -top-2 -right-2 grid size-7 place-items-center rounded-full border border-line bg-surface shadow-card"
      >
        <X aria-hidden size={14} />
      </button>
    </span>
  )
}
