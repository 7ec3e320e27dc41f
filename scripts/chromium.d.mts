/** Where the browser for the journeys and the screenshots is: CHROMIUM_PATH, or the first chromium or Chrome of this machine; undefined without one. */
export declare function chromiumPath(): string | undefined
