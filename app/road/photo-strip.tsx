import { useFetcher } from '@remix-run/react'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import type { PhotoRow } from '#db/photos'

/** Photos of visits, small, each opening large. `removable` says which may be taken away. */
export function PhotoStrip({ photos, removable }: { photos: readonly PhotoRow[]; removable?: (photo: PhotoRow) => boolean }) {
  return (
    <ul className="flex flex-wrap gap-3">
      {photos.map((photo) => (
        <Photo key={photo.id} photo={photo} mayRemove={removable?.(photo) ?? false} />
      ))}
    </ul>
  )
}

function Photo({ photo, mayRemove }: { photo: PhotoRow; mayRemove: boolean }) {
  const { t } = useTranslation(['common', 'visits'])
  const format = useFormat()
  const removing = useFetcher()
  const address = `/road/photos/${photo.id}`
  const alt = t(`visits:photos.of.${photo.kind}`, { name: photo.staff, at: format.momentAt(photo.takenAt) })
  const remove = () => {
    if (window.confirm(t('visits:photos.askRemove'))) removing.submit({ remove: 'yes' }, { method: 'post', action: address })
  }
  return (
    <li className="relative">
      <a href={address} target="_blank" rel="noreferrer" className="block rounded-lg">
        <img
          src={address}
          alt={alt}
          title={alt}
          width={photo.width}
          height={photo.height}
          loading="lazy"
          className="h-28 w-auto rounded-lg border border-line object-cover"
        />
      </a>
      {mayRemove && (
        <button
          type="button"
          onClick={remove}
          disabled={removing.state !== 'idle'}
          aria-label={t('visits:photos.remove')}
          className="absolute top-1.5 right-1.5 grid size-8 place-items-center rounded-full border border-line bg-surface shadow-card"
        >
          <X aria-hidden size={16} />
        </button>
      )}
    </li>
  )
}
