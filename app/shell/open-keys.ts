import { createContext, useContext } from 'react'

/** Opens the sheet with all keys; the shell gives it to the pages inside. */
export const OpenKeys = createContext<() => void>(() => {})

export function useOpenKeys(): () => void {
  return useContext(OpenKeys)
}
