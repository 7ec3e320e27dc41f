import type { PageKeys } from '#app/shell/shell-data'

/** The keys of the call desk, in the order in which a call goes. */
export const deskKeys: PageKeys = (t) => ({
  title: t('run:calls.title'),
  keys: [
    { keys: ['J', 'K'], meaning: t('run:calls.keys.queue') },
    { keys: ['B'], meaning: t('run:calls.keys.dial') },
    { keys: ['\u2190', '\u2192'], meaning: t('run:calls.keys.step') },
    { keys: ['1', '\u2026', '4'], meaning: t('run:calls.keys.slot') },
    { keys: ['Enter'], meaning: t('run:calls.book') },
    { keys: ['M'], meaning: t('run:calls.moreSlots') },
    { keys: ['\u21e7', 'M'], meaning: t('run:calls.copySlots') },
    { keys: ['T'], meaning: t('run:calls.outcomes.callback') },
    { keys: ['X'], meaning: t('run:calls.outcomes.no-answer') },
    { keys: ['N'], meaning: t('run:calls.outcomes.does-not-want') },
    { keys: ['W'], meaning: t('run:calls.outcomes.wrong-data') },
    { keys: ['Z'], meaning: t('run:calls.keys.undo') },
    { keys: ['R'], meaning: t('run:calls.objectionOffered') },
    { keys: ['/'], meaning: t('run:calls.note') },
    { keys: ['O'], meaning: t('run:calls.dossierTitle') },
    { keys: ['P'], meaning: t('run:calls.bar.pause') },
  ],
})
