import { useFetcher } from '@remix-run/react'
import { createElement, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '#app/ui/skeleton'
import type { PagePicture, SvgMark } from '#reports/paper'

interface FirstPageProps {
  reportId: string
  /** Another version of the draft is another page. */
  version: number
  parts: readonly string[]
  words: { headline: string; summary: string; language: string }
}

/** Typing goes before drawing: the page follows once one stops for so long. */
const pauseMs = 300

/** The first page as the paper will have it, drawn again while one chooses and writes. */
export function FirstPage({ reportId, version, parts, words }: FirstPageProps) {
  const { t } = useTranslation(['common', 'reports'])
  const { load, data } = useFetcher<PagePicture>()
  const { headline, summary, language } = words
  const query = new URLSearchParams([
    ...parts.map((part) => ['part', part]),
    ...Object.entries({ headline, summary, language, version }),
  ] as [string, string][]).toString()
  useEffect(() => {
    const timer = setTimeout(() => load(`/reports/${reportId}/first-page?${query}`), pauseMs)
    return () => clearTimeout(timer)
  }, [load, reportId, query])
  if (!data?.marks) return <Skeleton className="mx-auto aspect-[595/842] w-full max-w-[52rem]" />
  return (
    <figure className="mx-auto grid w-full max-w-[52rem] gap-2">
      <svg
        viewBox={`0 0 ${data.width} ${data.height}`}
        role="img"
        aria-label={data.title}
        lang={language}
        className="h-auto w-full rounded-sm bg-white shadow-card"
        data-testid="first-page"
      >
        {data.marks.map(drawn)}
      </svg>
      <figcaption className="text-center text-xs text-ink3">{t('reports:builder.pages', { count: data.pages })}</figcaption>
    </figure>
  )
}

function drawn({ tag, look, text, inside }: SvgMark, at: number): ReactNode {
  return createElement(tag, { ...look, key: at }, text, inside?.map(drawn))
}
