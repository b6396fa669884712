/** The rules of a live session. Each act is checked and answered with the changes to make, or why not. Nothing is done twice. */
import { byOrder, orderBetween } from '../codebook/order.ts'
import type { AccountId, ActId, AgendaId } from '../ids.ts'
import { accept, refuse, type Result } from '../result.ts'
import { facilitating, type WorkshopAct } from './act.ts'
import type { WorkshopChange } from './change.ts'
import { workshopLimits, type Attendance, type Workshop } from './workshop.ts'

export interface WorkshopFacts {
  by: AccountId
  /** Milliseconds since 1970. */
  at: number
  /** By the table of rights. */
  facilitates: boolean
  /** Who could take the session over: members who code. */
  members: ReadonlySet<AccountId>
  /** Of those who are noted as there and may not be: until when they were for sure. */
  absent: ReadonlyMap<AccountId, number>
}

export type WorkshopRefusal =
  | { kind: 'not-facilitating' }
  | { kind: 'ended' }
  | { kind: 'not-started' }
  | { kind: 'already-started' }
  | { kind: 'unknown-item'; item: AgendaId }
  | { kind: 'unknown-member'; account: AccountId }
  | { kind: 'words-missing' }
  | { kind: 'words-too-long'; limit: number }
  | { kind: 'agenda-full'; limit: number }
  | { kind: 'bad-duration'; limit: number }

type Changed = Result<WorkshopChange[], WorkshopRefusal>

/** A workshop whose places nobody needs to know. */
export type AnyWorkshop = Workshop<unknown>

/** Without changes where the act was done already. */
export function actInWorkshop(workshop: AnyWorkshop, act: WorkshopAct, facts: WorkshopFacts): Changed {
  const id = act.id as string as ActId
  if (workshop.acts.has(id)) return accept([])
  if (workshop.endedAt !== null) return refuse({ kind: 'ended' })
  if (!facts.facilitates && facilitating.some((kind) => kind === act.kind)) return refuse({ kind: 'not-facilitating' })
  const changes = settleAct(workshop, act, facts)
  return changes.ok ? accept([...changes.value, { kind: 'note-act', act: id, at: facts.at }]) : changes
}

function settleAct(workshop: AnyWorkshop, act: WorkshopAct, facts: WorkshopFacts): Changed {
  switch (act.kind) {
    case 'add-item':
    case 'remove-item':
    case 'put-back-item':
    case 'move-item':
      return changeAgenda(workshop, act)
    case 'start':
      return start(workshop, facts)
    case 'join':
    case 'leave':
      return attend(workshop, act.kind === 'join', facts)
    case 'raise-hand':
      return raiseHand(workshop, facts)
    case 'lower-hand':
      return act.account === facts.by || facts.facilitates
        ? accept([{ kind: 'lower-hand', account: act.account }])
        : refuse({ kind: 'not-facilitating' })
    case 'note':
      return note(workshop, act, facts)
    case 'go-to':
    case 'start-clock':
    case 'stop-clock':
    case 'hand-over':
    case 'end':
      return workshop.startedAt === null && act.kind !== 'hand-over'
        ? refuse({ kind: 'not-started' })
        : facilitate(workshop, act, facts)
  }
}

type ActOf<K extends WorkshopAct['kind']> = Extract<WorkshopAct, { kind: K }>

type AgendaAct = ActOf<'add-item' | 'remove-item' | 'put-back-item' | 'move-item'>

function changeAgenda(workshop: AnyWorkshop, act: AgendaAct): Changed {
  if (act.kind === 'add-item') {
    const title = act.title.replace(/\s+/g, ' ').trim()
    if (title === '') return refuse({ kind: 'words-missing' })
    if (title.length > workshopLimits.title) return refuse({ kind: 'words-too-long', limit: workshopLimits.title })
    if (isFull(workshop)) return refuse({ kind: 'agenda-full', limit: workshopLimits.agenda })
    const order = orderBefore(workshop, act.before, act.id)
    return accept([{ kind: 'add-item', item: { id: act.id, title, topic: act.topic, order } }])
  }
  if (act.kind === 'put-back-item') return putBack(workshop, act.item)
  if (!hasItem(workshop, act.item)) return refuse({ kind: 'unknown-item', item: act.item })
  if (act.kind === 'move-item')
    return accept([{ kind: 'order-item', item: act.item, order: orderBefore(workshop, act.before, act.item) }])
  const leavesPlace: WorkshopChange[] = workshop.place === act.item ? [{ kind: 'set-place', item: null }] : []
  return accept([...leavesPlace, { kind: 'remove-item', item: act.item }])
}

/** Meanwhile others may have been put where it was. */
function putBack(workshop: AnyWorkshop, id: AgendaId): Changed {
  if (hasItem(workshop, id)) return accept([])
  const taken = workshop.removed.find((item) => item.id === id)
  if (!taken) return refuse({ kind: 'unknown-item', item: id })
  if (isFull(workshop)) return refuse({ kind: 'agenda-full', limit: workshopLimits.agenda })
  const behind = workshop.agenda.toSorted(byOrder).find((item) => byOrder(item, taken) > 0)
  return accept([{ kind: 'put-back-item', item: id, order: orderBefore(workshop, behind?.id ?? null, id) }])
}

function start(workshop: AnyWorkshop, { at }: WorkshopFacts): Changed {
  if (workshop.startedAt !== null) return refuse({ kind: 'already-started' })
  const first = workshop.agenda.toSorted(byOrder)[0]
  const place: WorkshopChange[] = first && workshop.place === null ? [{ kind: 'set-place', item: first.id }] : []
  return accept([{ kind: 'set-started', at }, ...place])
}

function facilitate(
  workshop: AnyWorkshop,
  act: ActOf<'go-to' | 'start-clock' | 'stop-clock' | 'hand-over' | 'end'>,
  { at, members, absent }: WorkshopFacts,
): Changed {
  switch (act.kind) {
    case 'go-to':
      return hasItem(workshop, act.item)
        ? accept([{ kind: 'set-place', item: act.item }])
        : refuse({ kind: 'unknown-item', item: act.item })
    case 'start-clock': {
      const isRight = Number.isInteger(act.duration) && act.duration > 0 && act.duration <= workshopLimits.clock
      return isRight
        ? accept([{ kind: 'set-clock', clock: { startedAt: at, duration: act.duration } }])
        : refuse({ kind: 'bad-duration', limit: workshopLimits.clock })
    }
    case 'stop-clock':
      return accept([{ kind: 'set-clock', clock: null }])
    case 'hand-over':
      return members.has(act.to)
        ? accept([{ kind: 'set-facilitator', account: act.to }])
        : refuse({ kind: 'unknown-member', account: act.to })
    case 'end':
      return accept([
        ...presentIn(workshop).map((stretch) => leave(stretch, absent.get(stretch.account) ?? at)),
        { kind: 'set-clock', clock: null },
        { kind: 'set-ended', at },
      ])
  }
}

/** Whoever is there already, or gone already, changes nothing. */
function attend(workshop: AnyWorkshop, joins: boolean, { by, at }: WorkshopFacts): Changed {
  const present = presentIn(workshop).filter(({ account }) => account === by)
  if (!joins) return accept(present.map((stretch) => leave(stretch, at)))
  if (present.length > 0) return accept([])
  return accept([{ kind: 'set-attendance', stretch: { account: by, from: at, until: null } }])
}

/** Those who turned out not to be there any more, each as it was known of them. */
export function noteAbsent(workshop: AnyWorkshop, absent: WorkshopFacts['absent']): WorkshopChange[] {
  return presentIn(workshop).flatMap((stretch) => {
    const until = absent.get(stretch.account)
    return until === undefined ? [] : [leave(stretch, until)]
  })
}

function leave(stretch: Attendance, at: number): WorkshopChange {
  return { kind: 'set-attendance', stretch: { ...stretch, until: Math.max(stretch.from, at) } }
}

function raiseHand(workshop: AnyWorkshop, { by, at }: WorkshopFacts): Changed {
  const isUp = workshop.hands.some(({ account }) => account === by)
  return accept(isUp ? [] : [{ kind: 'raise-hand', account: by, at }])
}

function note(workshop: AnyWorkshop, { id, item, words }: ActOf<'note'>, { by, at }: WorkshopFacts): Changed {
  if (words.trim() === '') return refuse({ kind: 'words-missing' })
  if (words.length > workshopLimits.words) return refuse({ kind: 'words-too-long', limit: workshopLimits.words })
  if (item !== null && !hasItem(workshop, item)) return refuse({ kind: 'unknown-item', item })
  return accept([{ kind: 'add-note', note: { id, item, words, by, at } }])
}

function orderBefore(workshop: AnyWorkshop, before: AgendaId | null, self: AgendaId): string {
  const others = workshop.agenda.filter(({ id }) => id !== self).toSorted(byOrder)
  const found = others.findIndex(({ id }) => id === before)
  const at = found < 0 ? others.length : found
  return orderBetween(others[at - 1]?.order ?? null, others[at]?.order ?? null)
}

/** Who is there now. */
export function presentIn({ attendance }: Pick<AnyWorkshop, 'attendance'>): Attendance[] {
  return attendance.filter(({ until }) => until === null)
}

function isFull({ agenda }: AnyWorkshop): boolean {
  return agenda.length >= workshopLimits.agenda
}

function hasItem(workshop: AnyWorkshop, item: AgendaId): boolean {
  return workshop.agenda.some(({ id }) => id === item)
}
