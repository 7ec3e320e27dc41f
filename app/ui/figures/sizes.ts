/**
 * The sizes in which figures are drawn for the screen. The loader hands them to the figure functions of #reports/figures, so the
 * browser needs no drawing code and no map data: it gets the paths. A chart with small letters is drawn twice, for wide and narrow.
 */
export const burnDownSizes = { wide: { width: 660, height: 232, text: 10.5 }, narrow: { width: 340, height: 220, text: 11 } }

export const abcSize = { width: 420, height: 190, text: 10.5 }

export const matrixSize = { width: 340, height: 190 }

/** One size for both: on a wide screen it stays narrow, on a phone its letters stay readable. */
export const paceSize = { width: 340, height: 130, text: 10.5 }

export const mapSize = { width: 430, height: 270, text: 10.5 }

/** The small map under the moments of the call desk. */
export const slotMapSize = { width: 348, height: 178, text: 10.5, closest: 0.45 }
