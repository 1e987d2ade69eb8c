/** What the portal calls itself. */
export const site = {
  name: 'Serverside',
  title: 'Serverside: backend development, followed along the wire',
  description:
    'A free manual of backend development that runs. Follow requests from browser to database, read real code in five languages, answer, and keep what you learn.',
} as const
