import type { ReportContent } from './report-content'
import type { ReportFacts } from './report-facts'

export declare function reportContent(facts: ReportFacts): ReportContent
