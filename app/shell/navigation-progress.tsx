import { useNavigation } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

const patienceMs = 300

/** A thin line along the top while a page is on its way, shown only when it takes longer than a blink. */
export function NavigationProgress() {
  const { t } = useTranslation()
  const waiting = useSlow(useNavigation().state !== 'idle')
  return (
    <div role="status" aria-live="polite" className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5" data-print="never">
      {waiting && (
        <>
          <div className="h-full w-full origin-left animate-[creep_8s_cubic-bezier(.1,.7,.3,1)_forwards] bg-now" />
          <span className="sr-only">{t('pageLoading')}</span>
        </>
      )}
    </div>
  )
}

function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!busy) return setSlow(false)
    const timer = setTimeout(() => setSlow(true), patienceMs)
    return () => clearTimeout(timer)
  }, [busy])
  return slow
}
