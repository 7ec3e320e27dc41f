import { useFetcher } from '@remix-run/react'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '#app/ui/dialog'
import { FormFooter } from '#app/ui/form-footer'
import { Notice } from '#app/ui/notice'
import { RadioGroup } from '#app/ui/radio-group'
import { tellDone } from '#app/ui/toast'
import type { TeamRow } from './read.server'

interface RoleDialogProps {
  person: TeamRow
  choices: readonly TeamRow['role'][]
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Another role for somebody. They log in again, so that what was open in the old role is closed. */
export function RoleDialog({ person, choices, open, onOpenChange }: RoleDialogProps) {
  const { t } = useTranslation(['common', 'settings', 'auth'])
  const fetcher = useFetcher<{ role: TeamRow['role'] } | { refused: string; message: string }>()
  const formId = useId()
  const { data } = fetcher
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is told once, when it comes.
  useEffect(() => {
    if (!data || 'refused' in data) return
    onOpenChange(false)
    tellDone(t('settings:team.roleChanged', { name: person.name, role: t(`auth:roles.${data.role}`) }))
  }, [data])
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={t('settings:team.roleTitle', { name: person.name })}
      lead={t('settings:team.roleLead')}
      footer={
        <FormFooter formId={formId} busy={fetcher.state !== 'idle'}>
          {t('save')}
        </FormFooter>
      }
    >
      <fetcher.Form id={formId} method="post" action={`/settings/team/${person.userId}/role`} className="grid gap-3">
        <RadioGroup
          name="role"
          legend={t('settings:team.role')}
          hideLegend
          options={choices.map((role) => ({ value: role, label: t(`auth:roles.${role}`), hint: t(`settings:team.roleHints.${role}`) }))}
          defaultValue={person.role}
        />
        {data && 'refused' in data && (
          <Notice tone="bad" live>
            {data.message}
          </Notice>
        )}
      </fetcher.Form>
    </Dialog>
  )
}
