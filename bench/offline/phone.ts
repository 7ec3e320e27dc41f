import { queueOf } from '#app/road/use-road'

// The queue of the app for a page of the bench, which writes faster than thumbs do.
Object.assign(window, { rondoQueue: queueOf })
