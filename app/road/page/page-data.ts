import type { TodayPage } from '#app/carry-out/today/today-screen'
import type { Theme } from '#app/http/theme'
import type { ShellNav, ShellUser } from '#app/shell/shell-data'

/** What comes with the page: the data of its three routes, by their ids. */
export type PageOfRoad = {
  root: { theme: Theme; keys: boolean; commandKey: string }
  'routes/_app': { user: ShellUser; nav: ShellNav; userId: string }
  'routes/_app.today': TodayPage
}

/** Where the server puts it and where the page is shown. */
export const dataId = 'road-data'
export const pageId = 'road'
