import {
  BellRing,
  CalendarDays,
  ChartNoAxesColumn,
  FileText,
  Hourglass,
  Inbox,
  ListChecks,
  type LucideIcon,
  Phone,
  ReceiptText,
  Route,
  Sun,
  Users,
} from 'lucide-react'

export type PlaceName =
  | 'today'
  | 'calls'
  | 'agenda'
  | 'followUps'
  | 'requests'
  | 'relations'
  | 'lists'
  | 'campaigns'
  | 'units'
  | 'hours'
  | 'statements'
  | 'reports'

export interface Place {
  /** Also the key of its word in the nav messages. */
  name: PlaceName
  to: string
  icon: LucideIcon
  /** Pressed after G. */
  letter: string
  /** In the bar of the phone; the others are behind More. */
  onPhoneBar: boolean
}

/** The main places, in the order of the menu. */
export const places: readonly Place[] = [
  { name: 'today', to: '/today', icon: Sun, letter: 'T', onPhoneBar: true },
  { name: 'calls', to: '/calls', icon: Phone, letter: 'C', onPhoneBar: true },
  { name: 'agenda', to: '/agenda', icon: CalendarDays, letter: 'A', onPhoneBar: false },
  { name: 'followUps', to: '/follow-ups', icon: BellRing, letter: 'F', onPhoneBar: false },
  { name: 'requests', to: '/requests', icon: Inbox, letter: 'Q', onPhoneBar: false },
  { name: 'relations', to: '/relations', icon: Users, letter: 'R', onPhoneBar: true },
  { name: 'lists', to: '/lists', icon: ListChecks, letter: 'L', onPhoneBar: false },
  { name: 'campaigns', to: '/campaigns', icon: Route, letter: 'P', onPhoneBar: false },
  { name: 'units', to: '/units', icon: Hourglass, letter: 'U', onPhoneBar: false },
  { name: 'hours', to: '/hours', icon: ChartNoAxesColumn, letter: 'O', onPhoneBar: false },
  { name: 'statements', to: '/statements', icon: ReceiptText, letter: 'S', onPhoneBar: false },
  { name: 'reports', to: '/reports', icon: FileText, letter: 'E', onPhoneBar: false },
]
