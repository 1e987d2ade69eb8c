import { useProgress } from '@/components/progress/use-progress'

/** Who is signed in, or the way to be: known after paint, and in a place where nothing moves for it. */
export function PersonLink() {
  const { account, offersAccounts, status, state } = useProgress()
  if (account)
    return (
      <a className="tool person" href="/settings/account">
        {state.settings.name?.value ?? account.name ?? account.email ?? 'Account'}
      </a>
    )
  if (!offersAccounts || status !== 'ready') return null
  return (
    <a className="tool person" href="/sign-in">
      Sign in
    </a>
  )
}
