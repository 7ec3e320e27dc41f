export interface Contrast {
  theme: 'light' | 'dark'
  front: string
  back: string
  least: number
  contrast: number
  enough: boolean
}

export declare function contrasts(css: string): Contrast[]
