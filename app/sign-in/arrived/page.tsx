import { redirect } from 'next/navigation'
import { ownPath } from '@/lib/auth/own-path'

type Props = { searchParams: Promise<{ to?: string | string[] }> }

/** Where every sign-in arrives, before it goes on to where its person was going. */
export default async function Arrived({ searchParams }: Props) {
  redirect(ownPath((await searchParams).to))
}
