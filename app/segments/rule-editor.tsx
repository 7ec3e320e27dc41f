import { FolderPlus, Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button'
import { classes } from '#app/ui/classes'
import { Select } from '#app/ui/select'
import type { RuleVocabulary } from '#domain/segment/names'
import { ConditionRow } from './condition-row'
import { emptyCondition, type GroupDraft, isGroup, type MemberDraft, nextId } from './rule-draft'

export interface RuleEditorProps {
  draft: GroupDraft
  vocabulary: RuleVocabulary
  onChange: (draft: GroupDraft) => void
}

/** The conditions of a rule, one a row, in groups that hold all, one or none of their conditions. */
export function RuleEditor({ draft, vocabulary, onChange }: RuleEditorProps) {
  const { t } = useTranslation(['common', 'segments'])
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">{t('segments:form.rule')}</legend>
      <Group group={draft} vocabulary={vocabulary} newId={nextId(draft)} onChange={onChange} depth={0} />
    </fieldset>
  )
}

interface GroupProps {
  group: GroupDraft
  vocabulary: RuleVocabulary
  newId: number
  depth: number
  onChange: (group: GroupDraft) => void
  onDrop?: () => void
}

/** Groups in groups in groups are read by nobody; the form stops offering them. */
const deepest = 3

function Group({ group, vocabulary, newId, depth, onChange, onDrop }: GroupProps) {
  const { t } = useTranslation(['common', 'segments'])
  const { members } = group
  const put = (at: number, member: MemberDraft) =>
    onChange({ ...group, members: members.map((each, index) => (index === at ? member : each)) })
  const drop = (at: number) => onChange({ ...group, members: members.filter((_, index) => index !== at) })
  const condition = { ...emptyCondition, id: newId + 1 }
  return (
    <div className={classes('grid gap-2', depth > 0 && 'rounded-md border-l-4 border-brand-soft bg-sunken/60 p-2 pl-3')}>
      {(members.length > 1 || depth > 0 || group.not) && <GroupHead group={group} onChange={onChange} onDrop={onDrop} />}
      <ol className="grid gap-2">
        {members.map((member, at) => (
          <li key={member.id}>
            {isGroup(member) ? (
              <Group
                group={member}
                vocabulary={vocabulary}
                newId={newId}
                depth={depth + 1}
                onChange={(to) => put(at, to)}
                onDrop={() => drop(at)}
              />
            ) : (
              <div className="grid grid-cols-[1fr_auto] items-start gap-2 rounded-md border border-line bg-paper p-2 md:border-0 md:bg-transparent md:p-0">
                <ConditionRow condition={member} vocabulary={vocabulary} onChange={(to) => put(at, to)} />
                <Button
                  look="quiet"
                  size="sm"
                  type="button"
                  aria-label={t('segments:form.dropCondition', { number: at + 1 })}
                  disabled={depth === 0 && members.length === 1}
                  onClick={() => (members.length === 1 && onDrop ? onDrop() : drop(at))}
                >
                  <X aria-hidden size={16} />
                </Button>
              </div>
            )}
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-1">
        <Button look="quiet" size="sm" type="button" onClick={() => onChange({ ...group, members: [...members, condition] })}>
          <Plus aria-hidden size={16} /> {t('segments:form.addCondition')}
        </Button>
        {depth < deepest && (
          <Button
            look="quiet"
            size="sm"
            type="button"
            onClick={() =>
              onChange({
                ...group,
                members: [...members, { id: newId, match: group.match === 'all' ? 'any' : 'all', not: false, members: [condition] }],
              })
            }
          >
            <FolderPlus aria-hidden size={16} /> {t('segments:form.addGroup')}
          </Button>
        )}
      </div>
    </div>
  )
}

function GroupHead({ group, onChange, onDrop }: Pick<GroupProps, 'group' | 'onChange' | 'onDrop'>) {
  const { t } = useTranslation(['common', 'segments'])
  const value = `${group.not ? 'not-' : ''}${group.match}`
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span>{t('segments:form.match')}</span>
      <Select
        aria-label={t('segments:form.match')}
        className="w-auto"
        value={value}
        onChange={({ target }) =>
          onChange({ ...group, match: target.value.endsWith('any') ? 'any' : 'all', not: target.value.startsWith('not-') })
        }
        options={[
          { value: 'all', label: t('segments:form.all') },
          { value: 'any', label: t('segments:form.any') },
          { value: 'not-any', label: t('segments:form.notAny') },
          { value: 'not-all', label: t('segments:form.notAll') },
        ]}
      />
      {onDrop && (
        <Button look="quiet" size="sm" type="button" onClick={onDrop} className="ml-auto">
          <X aria-hidden size={16} /> {t('segments:form.dropGroup')}
        </Button>
      )}
    </div>
  )
}
