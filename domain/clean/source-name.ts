const time =
  /^(week|kw|q|versie|version|v|jan(uari|uary)?|feb(ruari|ruary)?|mrt|maart|mar(ch)?|apr(il)?|mei|may|jun[ie]?|jul[iy]?|aug(ustus|ust)?|sep(t(ember)?)?|okt(ober)?|oct(ober)?|nov(ember)?|de[ck](ember)?|kopie|copy)$/

/**
 * What files of one source share: the name without its ending, dates, numbers and months, so that next month's file is of the same source.
 * "Klanten CRM 2026-10.xlsx" and "klanten_crm november (2).csv" → "klanten crm"; a name of nothing else keeps what it has.
 */
export function sourceName(fileName: string): string {
  const stem = fileName.replace(/\.[a-z0-9]{1,5}$/i, '').toLowerCase()
  const words = stem.split(/[^\p{L}]+/u).filter((word) => word !== '' && !time.test(word))
  return (words.join(' ') || stem.trim() || fileName).slice(0, 120)
}
