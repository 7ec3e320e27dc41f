import { useFetcher } from '@remix-run/react'
import { UserPlus } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { Dialog, DialogClose } from '#app/ui/dialog'
import { Field } from '#app/ui/field'
import { FormFooter } from '#app/ui/form-footer'
import { Input } from '#app/ui/input'
import { Notice } from '#app/ui/notice'
import { Select } from '#app/ui/select'
import { tellDone } from '#app/ui/toast'
import type { TeamScreen } from './read.server'

interface InviteDialogProps extends Pick<TeamScreen, 'roles' | 'clients'> {
  of: 'office' | 'clients'
}

type Answer = { link: string } | { refused: string; message: string } | { errors: Record<string, string[]>; form: string[] }

/** Invites one of our people or somebody of a client. The link is shown here and nowhere else, once. */
export function InviteDialog({ of, roles, clients }: InviteDialogProps) {
  const { t } = useTranslation(['common', 'settings', 'auth'])
  const [open, setOpen] = useState(false)
  // A new time the dialog opens is a new invitation: what was answered before is gone.
  const [turn, setTurn] = useState(0)
  const fetcher = useFetcher<Answer>({ key: `invite-${turn}` })
  const formId = useId()
  const [ofClient, setOfClient] = useState(of === 'clients')
  const answer = fetcher.data
  const link = answer && 'link' in answer ? answer.link : null
  const errors = answer && 'errors' in answer ? answer.errors : {}
  const onOpenChange = (to: boolean) => {
    setOpen(to)
    if (to) setTurn((before) => before + 1)
  }
  const choices = [...roles, ...(clients.length > 0 ? (['owner', 'staff'] as const) : [])]
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('settings:team.invite')}
      lead={t('settings:team.inviteLead')}
      trigger={
        <Button look="primary">
          <UserPlus aria-hidden size={16} />
          {t('settings:team.invite')}
        </Button>
      }
      footer={
        link ? (
          <DialogClose asChild>
            <Button look="primary">{t('close')}</Button>
          </DialogClose>
        ) : (
          <FormFooter formId={formId} busy={fetcher.state !== 'idle'}>
            {t('settings:team.makeLink')}
          </FormFooter>
        )
      }
    >
      {link ? (
        <LinkToGive link={link} />
      ) : (
        <fetcher.Form
          id={formId}
          method="post"
          action="/settings/team?index"
          noValidate
          className="grid gap-4"
          onChange={(event) => {
            const { name, value } = event.target as unknown as HTMLSelectElement
            if (name === 'role') setOfClient(value === 'owner' || value === 'staff')
          }}
        >
          <Field label={t('settings:team.name')} error={errors.name}>
            <Input name="name" maxLength={120} autoComplete="off" required />
          </Field>
          <Field label={t('settings:team.email')} error={errors.email}>
            <Input type="email" name="email" maxLength={200} autoComplete="off" required />
          </Field>
          <Field label={t('settings:team.role')} error={errors.role}>
            <Select
              name="role"
              defaultValue={of === 'clients' ? 'owner' : 'consultant'}
              options={choices.map((role) => ({ value: role, label: t(`auth:roles.${role}`) }))}
            />
          </Field>
          {ofClient && (
            <Field label={t('settings:team.client')} error={errors.clientId}>
              <Select name="clientId" options={clients.map(({ id, name }) => ({ value: id, label: name }))} />
            </Field>
          )}
          {answer && 'refused' in answer && (
            <Notice tone="bad" live>
              {answer.message}
            </Notice>
          )}
        </fetcher.Form>
      )}
    </Dialog>
  )
}

function LinkToGive({ link }: { link: string }) {
  const { t } = useTranslation(['common', 'settings'])
  const copy = async () => {
    await navigator.clipboard?.writeText(link)
    tellDone(t('settings:team.copied'))
  }
  return (
    <div className="grid gap-3">
      <Notice tone="ok" live title={t('settings:team.madeTitle')}>
        {t('settings:team.madeLead')}
      </Notice>
      <div className="flex items-end gap-2">
        <Field label={t('settings:team.link')} className="flex-1">
          <Input readOnly value={link} onFocus={(event) => event.target.select()} />
        </Field>
        <Button onClick={copy}>{t('settings:team.copy')}</Button>
      </div>
    </div>
  )
}
