import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

// Where the browser for the journeys and the screenshots is: CHROMIUM_PATH, or the first chromium or Chrome of this machine; undefined without one.
export function chromiumPath() {
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH || '').split(delimiter).filter(Boolean)]
  const places = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC]
  return [process.env.CHROMIUM_PATH, ...places].find((path) => path && canRun(path))
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
