import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { idOf } from '#app/http/params.server'
import { pageTitle } from '#app/messages/page-title'
import { fileAsked, reviewPage } from '#app/privacy/file-form.server'
import { ReviewPage } from '#app/privacy/review-page'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('privacy:export.page'))

export function loader({ request, params }: LoaderFunctionArgs) {
  return reviewPage(request, idOf(params.requestId))
}

export function action({ request, params }: ActionFunctionArgs) {
  return fileAsked(request, idOf(params.requestId))
}

export default function WhatGoesAlong() {
  const data = useLoaderData<typeof loader>()
  return <ReviewPage key={data.sameIds.join()} {...data} />
}
