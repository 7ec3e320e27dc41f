import { Component, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TodayScreen } from '#app/carry-out/today/today-screen'
import { RoadGuard } from '#app/road/road-guard'
import { Shell } from '#app/shell/shell'
import { usePreferences } from '#app/shell/use-preferences'
import { Toasts, tellFailed } from '#app/ui/toast'
import { useLater } from '#app/ui/use-later'
import { dataOf, tellFetchesOf } from './fetches'
import type { PageOfRoad } from './page-data'
import { PageData, PageError } from './remix'

/** The day as a page of its own: the same frame and the same screen as in the office, over the data that came with the page. */
export function RoadPage({ page }: { page: PageOfRoad }) {
  const data = useReadAnew(page)
  return (
    <PageData.Provider value={data}>
      <Caught>
        <Framed page={data} />
      </Caught>
    </PageData.Provider>
  )
}

function Framed({ page: { 'routes/_app': frame, 'routes/_app.today': day } }: { page: PageOfRoad }) {
  const { theme, keys } = usePreferences()
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.dataset.keys = keys ? 'on' : 'off'
  }, [theme, keys])
  return (
    <>
      <Shell user={frame.user} nav={frame.nav}>
        <RoadGuard userId={frame.userId} />
        <TodayScreen page={day} />
      </Shell>
      <Toasts theme={theme} />
    </>
  )
}

function useReadAnew(page: PageOfRoad): PageOfRoad {
  const { t } = useTranslation()
  const [data, setData] = useState(page)
  useEffect(() => {
    const routes = Object.keys(page)
    const readAnew = async () => {
      const read = await Promise.all(routes.map(dataOf))
      setData(Object.fromEntries(routes.map((route, at) => [route, read[at]])) as PageOfRoad)
    }
    const failed = () =>
      navigator.onLine
        ? tellFailed(t('error.title'), t('error.failed.what'))
        : tellFailed(t('error.offline.title'), t('error.offline.what'))
    tellFetchesOf({ readAnew, failed })
  }, [page, t])
  return data
}

const loadErrorPage = () => import('./error-page-later')

/** What breaks on the page leaves words on it, not an empty screen. */
class Caught extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    return this.state.error === null ? this.props.children : <SaysSo error={this.state.error} />
  }
}

function SaysSo({ error }: { error: unknown }) {
  const ErrorPage = useLater(loadErrorPage)
  return <PageError.Provider value={error}>{ErrorPage && <ErrorPage />}</PageError.Provider>
}
