import type { Pair } from '@/components/ui/pairs'

/** Everything that is kept of a reader, and where. */
export const stored: Pair[] = [
  {
    title: 'Answers, notes, bookmarks, settings',
    text: 'What you did, when, and on which device. On the server, under a random number; it begins with the first thing you do, not before. Until you sign in the number stands for nobody in particular, and this browser holds a key to it in a cookie that only the server can read.',
  },
  {
    title: 'Account',
    text: 'Only if you sign in: your address or your name at the provider you came from, and which ways lead into the account. On the server.',
  },
  {
    title: 'Session',
    text: 'Which browsers are signed in and since when. On the server as a fingerprint of the key, which is in a cookie of the browser; it ends when you sign out or after 30 days without use.',
  },
  {
    title: 'What waits',
    text: 'What the server does not have yet or did not accept, and what it told last, for when there is no connection. In this browser only, until you sign out.',
    href: '/outbox',
  },
  {
    title: 'Pages',
    text: 'The pages you visited and the modules you kept, for reading without a network. In this browser only, until you sign out; the same for everybody, without anything of yours in them.',
    href: '#offline',
  },
  {
    title: 'This device',
    text: 'A random number and a count, so that a gap between entries can be seen. In this browser, and beside each entry on the server.',
  },
  {
    title: 'Theme and language of samples',
    text: 'In this browser, so that they are there before the page is shown; once you have progress, with your settings as well.',
  },
]
