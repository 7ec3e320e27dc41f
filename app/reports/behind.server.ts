import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type LogLine, logLines } from '#db/log-lines'
import type { Page } from '#db/page'
import { type KeptReport, reportOf } from '#db/reports'
import type { Moment } from '#domain/calendar/moment'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { type FigureKey, linesBehind } from '#domain/reporting/behind'
import { contentOf, worded } from './drawn.server'
import { figureName } from './figure-name'

export type FigureBehind = { report: KeptReport; key: FigureKey; figure: string; lines: Page<LogLine> }

/**
 * The log lines behind one figure of a report. Which lines those are is read from the report itself, so that nobody can ask for others; a client's person
 * gets them of released reports only. Null when there is no such report or figure.
 */
export async function behindFigure(
  actor: StaffActor | ClientActor,
  asked: { reportId: string; key: FigureKey; page: number },
  now: Moment,
): Promise<FigureBehind | null> {
  return withActor(theDb(), actor, async (tx) => {
    const report = await reportOf(tx, asked.reportId)
    if (!report || (actor.kind === 'client' && report.state !== 'released')) return null
    const frozen = await contentOf(tx, report, now)
    const ids = frozen && linesBehind(frozen.content, asked.key)
    if (!frozen || !ids) return null
    const figure = figureName(worded(frozen, report.language, report.language), asked.key)
    return { report, key: asked.key, figure, lines: await logLines(tx, report.clientId, ids, { page: asked.page }) }
  })
}
