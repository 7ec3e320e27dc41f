import {
  ArrowRightLeft,
  CarFront,
  Clock,
  ListRestart,
  type LucideIcon,
  Mail,
  MapPin,
  Package,
  Palette,
  PhoneCall,
  ReceiptText,
  ScrollText,
  ShieldCheck,
  Users,
} from 'lucide-react'

/** The settings of the office: for managers and administrators, in the order of the menu. `name` is the key of the word under nav:user. */
export const officeSettings: readonly {
  name:
    | 'team'
    | 'handover'
    | 'offers'
    | 'calling'
    | 'office'
    | 'travel'
    | 'places'
    | 'look'
    | 'invoicing'
    | 'privacy'
    | 'audit'
    | 'mail'
    | 'jobs'
  to: string
  icon: LucideIcon
}[] = [
  { name: 'team', to: '/settings/team', icon: Users },
  { name: 'handover', to: '/settings/handover', icon: ArrowRightLeft },
  { name: 'offers', to: '/settings/units', icon: Package },
  { name: 'calling', to: '/settings/calling', icon: PhoneCall },
  { name: 'office', to: '/requests/levels#office-hours', icon: Clock },
  { name: 'travel', to: '/settings/travel', icon: CarFront },
  { name: 'places', to: '/settings/places', icon: MapPin },
  { name: 'look', to: '/settings/look', icon: Palette },
  { name: 'invoicing', to: '/settings/invoicing', icon: ReceiptText },
  { name: 'privacy', to: '/settings/privacy', icon: ShieldCheck },
  { name: 'audit', to: '/settings/audit', icon: ScrollText },
  { name: 'mail', to: '/settings/mail', icon: Mail },
  { name: 'jobs', to: '/settings/jobs', icon: ListRestart },
]

/** Whether somebody finds these in their menu. */
export function seesOfficeSettings(role: string): boolean {
  return role === 'manager' || role === 'admin'
}
